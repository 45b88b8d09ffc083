package io.qisheng.points.domain;

import java.math.BigDecimal;

/** Points are counted in whole tenths, so that sums are exact; people read and write them as decimals with one place. */
public final class Tenths {

    private Tenths() {}

    /** {@code 20} is {@code 2.0}. */
    public static String decimal(int tenths) {
        return BigDecimal.valueOf(tenths, 1).toPlainString();
    }

    /**
     * {@code 2} and {@code 2.0} are {@code 20}.
     *
     * @throws ArithmeticException for more than one decimal
     */
    public static int of(String decimal) {
        return new BigDecimal(decimal).movePointRight(1).intValueExact();
    }
}
