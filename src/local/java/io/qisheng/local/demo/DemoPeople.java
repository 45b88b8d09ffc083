package io.qisheng.local.demo;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The people of the township as WeChat knows them. The simulator answers from this list and the demonstration data stores
 * it, so that both agree.
 */
public final class DemoPeople {

    public static final String STRANGER = "demo-stranger";
    /** A phone code that gives the number of nobody in the township. */
    public static final String STRANGER_PHONE_CODE = "phone-demo-stranger";

    /** All sign-in codes; each works again and again. */
    public static final List<String> CODES = Stream.of(
                    numbered("demo-owner-", 20),
                    numbered("demo-member-", 300),
                    Stream.of("demo-secretary-1"),
                    numbered("demo-floating-", 10),
                    Stream.of(STRANGER),
                    Stream.of("demo-secretary-2"))
            .flatMap(codes -> codes)
            .toList();

    private DemoPeople() {}

    /** The openid that WeChat gives for a sign-in code; 28 characters, as WeChat's are. */
    public static String openid(String code) {
        return "o" + hash("openid:" + code).substring(0, 27);
    }

    /** The unionid, the same in all applications of one WeChat account. */
    public static String unionid(String code) {
        return "u" + hash("unionid:" + code).substring(0, 27);
    }

    /** The verified phone number behind a person, of a number range kept for the demonstration. */
    public static String phone(String code) {
        int index = CODES.indexOf(code);
        if (index < 0) {
            throw new IllegalArgumentException("Nobody in the township has the code " + code);
        }
        return "1990000%04d".formatted(index + 1);
    }

    /** The person behind a phone code: {@code phone-} and the person's sign-in code. */
    public static Optional<String> personOfPhoneCode(String phoneCode) {
        return CODES.stream().filter(code -> phoneCode.equals("phone-" + code)).findFirst();
    }

    private static Stream<String> numbered(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> prefix + number);
    }

    private static String hash(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(DemoIds.sha256(text));
    }
}
