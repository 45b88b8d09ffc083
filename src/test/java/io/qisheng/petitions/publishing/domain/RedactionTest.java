package io.qisheng.petitions.publishing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.qisheng.petitions.domain.Fault;
import io.qisheng.testing.Reads;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found of who is behind a petition, in whatever form it was written, and what stands there afterwards. */
class RedactionTest {

    private static final Identities KNOWN =
            new Identities("青石镇云溪精密机械有限公司", "钱小明", "138 0000 0001", List.of("孙承办", "李"));
    private static final Redaction REDACTION = new Redaction(KNOWN);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            请打13800000001找我 | 请打（电话）找我
            请打 138-0000-0001 | 请打 （电话）
            请打１３８　００００　０００１。 | 请打（电话）。
            请打一三八零零零零零零零一 | 请打（电话）
            找张三13912345678 | 找张三（电话）
            请打13912345678一并说明 | 请打（电话）一并说明
            微信同号13912345678二楼 | 微信同号（电话）二楼
            请打139/1234/5678 | 请打（电话）
            请打139（1234）5678 | 请打（电话）
            请打13⁹12345678 | 请打（电话）
            身份证ID33010619900307123X | 身份证ID（证件号码）
            身份证330106900307123 | 身份证（证件号码）
            钱·小明已经说过 | 某某已经说过
            请打+86 139 1234 5678 | 请打（电话）
            座机0571-8888 6666转801 | 座机（电话）
            座机（0571）88886666 | 座机（电话）
            热线 400-800-1234 | 热线 （电话）
            电话：88886666 | 电话：（电话）
            身份证33010619900307123X | 身份证（证件号码）
            代码91330106MA2ABCDE1X | 代码（证照号码）
            账号6222 0212 3456 7890 123 | 账号（证照号码）
            车牌浙A·12345 和 浙AD12345 | 车牌（车牌号） 和 （车牌号）
            写信 zhang.san@example.com 即可 | 写信 （邮箱） 即可
            看 https://example.com/a?b=1，谢谢 | 看 （网址），谢谢
            加微信：abc_12345 | 加（账号）
            青石镇云溪精密机械有限公司的车 | 某企业的车
            云溪精密机械的车，云溪的人 | 某企业的车，某企业的人
            欠款方为宏达五金有限公司 | 欠款方为某企业
            钱小明已经说过 | 某某已经说过
            孙 承 办同志 | 某某同志
            找王先生、欧阳女士和陈经理 | 找某先生、某女士和某经理
            请周建国师傅 | 请某师傅
            联系人：吴大海，已到 | 联系人：某某，已到
            在工业路18号3幢201室 | 在工业路（门牌号）
            """)
    void everyFormIsFound(String text, String expected) {
        assertThat(Redaction.applied(text, REDACTION.suggestions(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "北门外施工后没有掉头位置，货车要倒三百米。",
                "补贴 12345 元，每年 2026 年 11 月 27 日前申报。",
                "新建3栋厂房，共1200平方米，用电250千伏安。",
                "请拨打 12345 咨询，五个工作日内答复。",
                "总体上与总部一致，王牌产品出口。",
                "第 3 号公告规定的材料共 5 份。"
            })
    void whatNamesNobodyIsLeftAlone(String text) {
        assertThat(REDACTION.suggestions(text)).isEmpty();
    }

    @Example
    void placesAreCountedInCodePointsAndNoTwoOverlap() {
        String text = "𠮷𠮷钱小明13800000001，钱小明先生";

        List<Suggestion> found = REDACTION.suggestions(text);

        assertThat(found).extracting(Suggestion::from).containsExactly(2, 5, 17);
        assertThat(found).extracting(Suggestion::to).containsExactly(5, 16, 22);
        assertThat(found).extracting(Suggestion::words).containsExactly("钱小明", "13800000001", "钱小明先生");
        int[] points = text.codePoints().toArray();
        assertThat(found)
                .allSatisfy(one -> assertThat(new String(points, one.from(), one.to() - one.from()))
                        .isEqualTo(one.words()));
    }

    @Example
    void whatNoTextMayHaveIsNamedPlaceByPlaceAndNotRepeated() {
        PublicText text = new PublicText(
                "云溪精密机械的事", "青石镇云溪精密机械 有限公司，钱 小明，１３８００００ 0001。", "请打 15912345678，身份证330106199003071234。");

        assertThat(text.revealing(REDACTION))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/question", "reveals-enterprise"),
                        org.assertj.core.groups.Tuple.tuple("/question", "reveals-person"),
                        org.assertj.core.groups.Tuple.tuple("/question", "reveals-phone"),
                        org.assertj.core.groups.Tuple.tuple("/text", "reveals-phone"),
                        org.assertj.core.groups.Tuple.tuple("/text", "reveals-id-number"));
        assertThat(text.revealing(REDACTION))
                .allSatisfy(fault -> assertThat(fault.message()).doesNotContain("138", "钱", "3301", "云溪"));
        assertThat(new PublicText("货车掉头", "某企业说没有位置。", "已划线，可拨打 0571-88886666。").revealing(REDACTION))
                .isEmpty();
    }

    /** The contact's line is whatever somebody filled in. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0575-83012345 | 打83012345
            0575-83012345 | 打 057583012345
            83012345 | 打0575-83012345
            0575-83012345转801 | 打83012345
            13800138000/83012345 | 打8301 2345
            021-68001234 | 打68001234
            """)
    void aFixedLineOfTheContactPassesInNoForm(String line, String text) {
        Identities identities = new Identities("青石镇云溪精密机械有限公司", "钱小明", line, List.of());

        assertThat(new Redaction(identities).forbidden(text)).hasSize(1);
    }

    /** The dot between the parts of a name is typed in many ways, or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"阿迪力·买买提", "阿迪力•买买提", "阿迪力‧买买提", "阿迪力・买买提", "阿迪力･买买提", "阿迪力．买买提", "阿迪力 - 买买提", "阿迪力买买提"})
    void aNameIsFoundWithWhateverDot(String written) {
        Identities identities = new Identities("青石镇云溪精密机械有限公司", "阿迪力·买买提", null, List.of("帕提古丽•吐尔逊"));
        Redaction redaction = new Redaction(identities);

        assertThat(redaction.forbidden(written + "说")).hasSize(1);
        assertThat(redaction.suggestions("帕提古丽·吐尔逊、帕提古丽吐尔逊")).hasSize(2);
    }

    /** What was typed because something had to be. */
    @ParameterizedTest
    @ValueSource(strings = {"——", "--", "...", "· ·", "12", "?!", "-a-"})
    void whatIsNoNameBlocksNothing(String placeholder) {
        Redaction redaction = new Redaction(new Identities(placeholder, placeholder, null, List.of(placeholder)));
        String text = "北门外——就是那里——没有掉头位置……共 12 处?! -a- --。";

        assertThat(redaction.forbidden(text)).isEmpty();
        assertThat(redaction.suggestions(text)).isEmpty();
    }

    /** Names are typed by those whose texts are searched for them. */
    @ParameterizedTest
    @ValueSource(strings = {"----x", "-- -- -- x", "a-a-a-a-b", "aaaaaaaaab", "··_ ··阿"})
    void noNameMakesASearchLongerThanItsText(String name) {
        for (String part : List.of("-", " ", "·", "a", "a-", "a - ", "—", "阿", "ab")) {
            Reads.assertGrowWithTheText(Patterns.literally(name), part);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "13", "1 ", "1-", "86", "a", "a@", "a.", "@", "路", "路1", " ", "-", "王", "总", "微信", "(", "有限公司",
                "0571"
            })
    void noTextMakesASearchLongerThanItself(String part) {
        Stream.of(
                        Patterns.LINES,
                        Patterns.REGISTRATIONS,
                        Patterns.HOUSE_NUMBERS,
                        Patterns.ADDRESSED,
                        List.of(
                                Patterns.MOBILE,
                                Patterns.IDENTITY_CARD,
                                Patterns.OLD_IDENTITY_CARD,
                                Patterns.EMAIL,
                                Patterns.WEB,
                                Patterns.ACCOUNT,
                                Patterns.PLATE,
                                Patterns.LABELLED_PERSON,
                                Patterns.FIRM,
                                Patterns.number("13800000001")))
                .flatMap(List::stream)
                .forEach(pattern -> Reads.assertGrowWithTheText(pattern, part));
    }

    /** Each find lays the next one bare: the name ends with what stands in its place. */
    @Example
    void aSearchThatFindsMoreEachTimeComesToAnEnd() {
        Redaction redaction = new Redaction(new Identities("云溪", "x某", null, List.of()));

        assertThat(redaction.suggestions("x".repeat(10) + "某"))
                .extracting(Suggestion::from, Suggestion::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(0, 11));
        assertThat(redaction.suggestions("x".repeat(2000) + "某"))
                .singleElement()
                .extracting(Suggestion::from)
                .matches(from -> from > 1900);
    }

    @Property
    void noPhoneOfAnyFormSurvives(
            @ForAll("phones") Phone phone, @ForAll("words") String before, @ForAll("words") String after) {
        String text = before + phone.written() + after;

        String shown = Redaction.applied(text, REDACTION.suggestions(text));

        assertThat(digits(shown)).doesNotContain(phone.digits());
        assertThat(digits(text)).contains(phone.digits());
    }

    @Property
    void noMobileNumberAndNoContactPassesAReviewer(
            @ForAll("mobiles") Phone phone, @ForAll("words") String before, @ForAll("words") String after) {
        assertThat(REDACTION.forbidden(before + phone.written() + after)).isNotEmpty();
        assertThat(REDACTION.forbidden(before + "钱小明" + after)).isNotEmpty();
        assertThat(REDACTION.forbidden(before + "云溪" + after)).isEmpty();
    }

    @Property
    void suggestionsNeverOverlapAndTakingThemLeavesNothingForbidden(@ForAll("mixtures") String text) {
        List<Suggestion> found = REDACTION.suggestions(text);

        IntStream.range(1, found.size())
                .forEach(i -> assertThat(found.get(i).from())
                        .isGreaterThanOrEqualTo(found.get(i - 1).to()));
        assertThat(REDACTION.forbidden(Redaction.applied(text, found))).isEmpty();
    }

    @Example
    void whatIsBaredByTakingAwayItsNeighbourIsSuggestedWithIt() {
        List<Suggestion> found = REDACTION.suggestions("证号100033010619900307123X青石镇云溪精密机械有限公司");

        assertThat(found)
                .containsExactly(
                        new Suggestion(2, 17, SensitiveKind.ID_NUMBER, "100033010619900", "（证件号码）"),
                        new Suggestion(17, 37, SensitiveKind.ENTERPRISE, "307123X青石镇云溪精密机械有限公司", "某企业"));
    }

    @Example
    void aContactNamedLikeAReplacementEndsTheSearchAllTheSame() {
        Identities identities = new Identities("青石镇云溪精密机械有限公司", "某经理", "13800138000", List.of());

        assertThat(new Redaction(identities).suggestions("王经理说的"))
                .extracting(Suggestion::words)
                .containsExactly("王经理");
    }

    /** A number as somebody wrote it. */
    private record Phone(String digits, String written) {}

    @Provide
    Arbitrary<Phone> phones() {
        return Arbitraries.oneOf(mobiles(), lines());
    }

    @Provide
    Arbitrary<Phone> mobiles() {
        Arbitrary<String> numbers = Combinators.combine(
                        Arbitraries.of("3", "4", "5", "6", "7", "8", "9"),
                        Arbitraries.strings().numeric().ofLength(9))
                .as((second, rest) -> "1" + second + rest);
        Arbitrary<String> prefixes = Arbitraries.of("", "+86", "86-", "0086 ", "+86 ");
        return Combinators.combine(numbers, gaps(), widths(), prefixes)
                .as((number, gap, width, prefix) -> new Phone(number, prefix + width.of(grouped(number, gap, 3, 7))));
    }

    private static Arbitrary<Phone> lines() {
        Arbitrary<String> areas = Arbitraries.of("010", "0571", "0755", "021");
        Arbitrary<String> numbers = Combinators.combine(
                        Arbitraries.integers().between(2, 9),
                        Arbitraries.strings().numeric().ofLength(7))
                .as((first, rest) -> first + rest);
        return Combinators.combine(areas, numbers, gaps(), widths())
                .as((area, number, gap, width) ->
                        new Phone(area + number, width.of(area + gap + grouped(number, gap, 4))));
    }

    private static Arbitrary<String> gaps() {
        return Arbitraries.of("", " ", "-", "  ", "\u3000", "·", "—", "\u200b", " - ", "\u00a0");
    }

    /** In which characters digits are written. */
    private enum Width {
        NARROW('0'),
        WIDE('\uff10');

        private final char zero;

        Width(char zero) {
            this.zero = zero;
        }

        String of(String text) {
            StringBuilder written = new StringBuilder();
            text.chars().forEach(one -> written.append((char) (one >= '0' && one <= '9' ? zero + one - '0' : one)));
            return written.toString();
        }
    }

    private static Arbitrary<Width> widths() {
        return Arbitraries.of(Width.values());
    }

    private static String grouped(String number, String gap, int... cuts) {
        StringBuilder grouped = new StringBuilder(number);
        for (int i = cuts.length - 1; i >= 0; i--) {
            grouped.insert(cuts[i], gap);
        }
        return grouped.toString();
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of("", "请联系", "，谢谢", "电话：", "（", "）", "我们的号码是 ", "。\n", "号", "元", "A", "𠮷", "转");
    }

    @Provide
    Arbitrary<String> mixtures() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                phones().map(Phone::written),
                words(),
                Arbitraries.of(
                        "钱小明",
                        "云溪",
                        "青石镇云溪精密机械有限公司",
                        "有限公司",
                        "王经理",
                        "33010619900307123X",
                        "浙A12345",
                        "www.example.com/",
                        "工业路18号"));
        return parts.list().ofMaxSize(8).map(list -> String.join("", list));
    }

    private static String digits(String text) {
        return Folded.of(text).replaceAll("[^0-9]", "");
    }
}
