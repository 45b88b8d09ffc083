package io.qisheng.services.domain;

import static io.qisheng.services.domain.QuestionType.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.qisheng.services.domain.Answer.Amount;
import io.qisheng.services.domain.Answer.Several;
import io.qisheng.services.domain.Answer.Spot;
import io.qisheng.services.domain.Answer.Words;
import io.qisheng.services.domain.Questionnaire.Judgement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionnaireTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private static final String PHOTO = UUID.nameUUIDFromBytes(new byte[] {1}).toString();

    private static final Questionnaire SHEET = new Questionnaire(List.of(
            new Question("words", TEXT, "说明", null, true, number("2"), number("5"), 0, null, false, List.of()),
            new Question("people", NUMBER, "人数", null, true, number("1"), number("300"), 0, "人", false, List.of()),
            new Question("sum", NUMBER, "金额", null, false, null, null, 2, "万元", false, List.of()),
            new Question("way", CHOICE, "方式", null, true, null, null, 0, null, false, List.of("上门", "电话")),
            new Question(
                    "topics",
                    CHOICE,
                    "内容",
                    null,
                    false,
                    number("1"),
                    number("2"),
                    0,
                    null,
                    true,
                    List.of("甲", "乙", "丙")),
            new Question("day", DATE, "日期", null, true, number("3"), number("30"), 0, null, false, List.of()),
            new Question("where", PLACE, "地点", null, true, null, null, 0, null, false, List.of()),
            new Question("photos", PHOTOS, "照片", null, false, number("1"), number("2"), 0, null, false, List.of())));

    @Test
    void aNumberIsKeptWithoutThePlacesThatItDoesNotNeed() {
        assertThat(new Amount(number("0e-20000")).number()).isEqualTo(BigDecimal.ZERO);
        assertThat(new Amount(number("12.500")).number()).isEqualTo(number("12.5"));
        assertThat(new Amount(number("3e3")).number()).isEqualTo(number("3000"));
    }

    @Test
    void findsNothingWrongWithGoodAnswers() {
        Judgement judgement = SHEET.judge(sound(), TODAY);

        assertThat(judgement.faults()).isEmpty();
        assertThat(judgement.lacking()).isEmpty();
        assertThat(judgement.answered())
                .extracting(answered -> answered.question().key())
                .containsExactly("words", "people", "way", "day", "where");
    }

    @Test
    void namesAllThatIsMissingAtOnce() {
        Judgement judgement = SHEET.judge(Map.of("words", new Words(" 　")), TODAY);

        assertThat(judgement.faults()).isEmpty();
        assertThat(judgement.lacking())
                .extracting(Fault::pointer)
                .containsExactly("/answers/words", "/answers/people", "/answers/way", "/answers/day", "/answers/where");
        assertThat(judgement.lacking()).allMatch(fault -> fault.code().equals("required"));
    }

    @Test
    void whatNobodyAskedIsAFault() {
        Judgement judgement = SHEET.judge(with("colour", new Words("红")), TODAY);

        assertThat(judgement.faults())
                .containsExactly(new Fault("/answers/colour", "unknown-field", "这项服务没有这个问题，请去掉。"));
    }

    @ParameterizedTest
    @CsvSource({
        "words, 六个字不能写, too-long, fault",
        "words, 一, too-short, lacking",
        "people, 1.5, bad-format, fault",
        "people, 301, too-large, fault",
        "people, 0, too-small, lacking",
        "sum, 1.005, bad-format, fault",
        "way, 写信, not-in-list, fault",
        "day, 2026-02-30, bad-format, fault",
        "day, 明天, bad-format, fault",
        "day, 2026-11-28, in-the-past, lacking",
        "day, 2026-12-27, too-large, lacking",
    })
    void holdsAnAnswerAgainstItsQuestion(String key, String value, String code, String kind) {
        boolean isNumber = key.equals("people") || key.equals("sum");

        Judgement judgement = SHEET.judge(with(key, isNumber ? new Amount(number(value)) : new Words(value)), TODAY);

        List<Fault> found = kind.equals("fault") ? judgement.faults() : judgement.lacking();
        assertThat(found).extracting(Fault::pointer, Fault::code).containsExactly(tuple("/answers/" + key, code));
        assertThat(judgement.faults().size() + judgement.lacking().size()).isOne();
    }

    @Test
    void theFirstAndTheLastDayAreGood() {
        for (String day : List.of("2026-11-29", "2026-12-26")) {
            Judgement judgement = SHEET.judge(with("day", new Words(day)), TODAY);

            assertThat(judgement.faults()).as(day).isEmpty();
            assertThat(judgement.lacking()).as(day).isEmpty();
        }
    }

    @Test
    void severalChoicesAreCountedAndOfTheOptions() {
        assertThat(codes("topics", new Several(List.of("甲", "丁")))).containsExactly("not-in-list");
        assertThat(codes("topics", new Several(List.of("甲", "甲")))).containsExactly("duplicate-item");
        assertThat(codes("topics", new Several(List.of("甲", "乙", "丙")))).containsExactly("too-many");
        assertThat(codes("topics", new Several(List.of("乙")))).isEmpty();
        assertThat(codes("topics", new Several(List.of()))).isEmpty();
    }

    @Test
    void photosAreIdsAndNotTooMany() {
        assertThat(codes("photos", new Several(List.of("photo.jpg")))).containsExactly("bad-format");
        assertThat(codes("photos", new Several(List.of(PHOTO)))).isEmpty();
        assertThat(codes("photos", new Several(List.of(PHOTO, id(2), id(3))))).containsExactly("too-many");
    }

    @Test
    void aPlaceNeedsAName() {
        assertThat(codes("where", new Spot(" ", 30.0, 120.0, "GCJ02"))).containsExactly("required");
    }

    @Test
    void everyTypeRefusesTheShapesOfOthers() {
        Map<String, Answer> wrong = Map.of(
                "words", new Amount(BigDecimal.ONE),
                "people", new Words("十个"),
                "way", new Several(List.of("上门")),
                "topics", new Words("甲"),
                "day", new Amount(BigDecimal.ONE),
                "where", new Words("一号车间"),
                "photos", new Words(PHOTO));

        Judgement judgement = SHEET.judge(wrong, TODAY);

        assertThat(judgement.faults())
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrderElementsOf(
                        wrong.keySet().stream().map(key -> "/answers/" + key).toList());
    }

    @Test
    void namesAllThatIsWrongWithQuestions() {
        Questionnaire bad = new Questionnaire(List.of(
                new Question("a", TEXT, "甲", null, true, number("9"), number("3"), 0, "个", false, List.of("子")),
                new Question("a", CHOICE, "乙", null, true, number("1"), null, 0, null, false, List.of("子")),
                new Question("b", PHOTOS, "丙", null, true, null, number("10"), 0, null, true, List.of()),
                new Question("c", PHOTOS, "丁", null, true, null, null, 2, null, false, List.of()),
                new Question("d", DATE, "戊", null, true, number("0.5"), number("9999"), 0, null, false, List.of())));

        assertThat(bad.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactlyInAnyOrder(
                        "/questions/0/options not-allowed",
                        "/questions/0/maximum too-small",
                        "/questions/0/unit not-allowed",
                        "/questions/1/key duplicate-item",
                        "/questions/1/options too-few",
                        "/questions/1/minimum not-allowed",
                        "/questions/2/multiple not-allowed",
                        "/questions/2/maximum too-large",
                        "/questions/3/type not-allowed",
                        "/questions/3/decimals not-allowed",
                        "/questions/4/minimum bad-format",
                        "/questions/4/maximum too-large");
        assertThat(SHEET.faults()).isEmpty();
    }

    private static List<String> codes(String key, Answer answer) {
        Judgement judgement = SHEET.judge(with(key, answer), TODAY);
        return Stream.concat(judgement.faults().stream(), judgement.lacking().stream())
                .map(Fault::code)
                .toList();
    }

    private static Map<String, Answer> with(String key, Answer answer) {
        Map<String, Answer> answers = sound();
        answers.put(key, answer);
        return answers;
    }

    private static Map<String, Answer> sound() {
        Map<String, Answer> answers = new HashMap<>();
        answers.put("words", new Words(" 五个字刚好 "));
        answers.put("people", new Amount(number("300")));
        answers.put("way", new Words("上门"));
        answers.put("day", new Words("2026-12-08"));
        answers.put("where", new Spot("一号车间", null, null, null));
        return answers;
    }

    private static String id(int n) {
        return UUID.nameUUIDFromBytes(new byte[] {(byte) n}).toString();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
