package io.qisheng.platform.crypto;

/** How personal fields look to those who need not see them whole. */
public final class Masks {

    private Masks() {}

    /** {@code 13812345678} becomes {@code 138****5678}; shorter numbers keep their last two digits. */
    public static String phone(String phone) {
        if (phone.length() < 8) {
            return "****" + phone.substring(Math.max(0, phone.length() - 2));
        }
        return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }

    /** The family name stays: {@code 王小明} becomes {@code 王**}. */
    public static String name(String name) {
        int[] points = name.codePoints().toArray();
        return points.length == 0 ? "" : new String(points, 0, 1) + "*".repeat(Math.min(points.length - 1, 3));
    }
}
