package io.qisheng.services.domain;

import io.qisheng.services.domain.Answer.Amount;
import io.qisheng.services.domain.Answer.Several;
import io.qisheng.services.domain.Answer.Spot;
import io.qisheng.services.domain.Answer.Words;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds answers against their questions and gathers all that is wrong. */
final class AnswerFaults {

    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> lacking = new ArrayList<>();

    AnswerFaults(LocalDate today) {
        this.today = today;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    List<Fault> lacking() {
        return List.copyOf(lacking);
    }

    void missing(Question question) {
        if (question.required()) {
            lack(question, "required", "请填写“" + question.label() + "”。");
        }
    }

    void unknown(String key) {
        faults.add(new Fault("/answers/" + key, "unknown-field", "这项服务没有这个问题，请去掉。"));
    }

    void judge(Question question, Answer answer) {
        switch (question.type()) {
            case TEXT -> judgeText(question, answer);
            case NUMBER -> judgeNumber(question, answer);
            case CHOICE -> judgeChoice(question, answer);
            case DATE -> judgeDate(question, answer);
            case PLACE -> judgePlace(question, answer);
            case PHOTOS -> judgePhotos(question, answer);
        }
    }

    private void judgeText(Question question, Answer answer) {
        if (!(answer instanceof Words words)) {
            fault(question, "wrong-type", "这里要写文字。");
            return;
        }
        String text = words.text().strip();
        int length = text.codePointCount(0, text.length());
        int most = question.most(Question.LONGEST_TEXT);
        if (length > most) {
            fault(question, "too-long", "不能超过 " + most + " 个字。");
        }
        if (length < question.least()) {
            lack(question, "too-short", "至少需要 " + question.least() + " 个字。");
        }
    }

    private void judgeNumber(Question question, Answer answer) {
        if (!(answer instanceof Amount amount)) {
            fault(question, "wrong-type", "这里要写数字。");
            return;
        }
        BigDecimal number = amount.number();
        BigDecimal minimum = question.minimum();
        BigDecimal maximum = question.maximum();
        if (number.scale() > question.decimals()) {
            fault(
                    question,
                    "bad-format",
                    question.decimals() == 0 ? "这里要写整数。" : "最多写 " + question.decimals() + " 位小数。");
        }
        if (maximum != null && number.compareTo(maximum) > 0) {
            fault(question, "too-large", "不能大于 " + plain(maximum, question) + "。");
        }
        if (minimum != null && number.compareTo(minimum) < 0) {
            lack(question, "too-small", "不能小于 " + plain(minimum, question) + "。");
        }
    }

    private static String plain(BigDecimal number, Question question) {
        String text = number.toPlainString();
        return question.unit() == null ? text : text + " " + question.unit();
    }

    private void judgeChoice(Question question, Answer answer) {
        if (question.multiple()) {
            judgeChoices(question, answer);
        } else if (!(answer instanceof Words words)) {
            fault(question, "wrong-type", "请从选项中选一个。");
        } else if (!question.options().contains(words.text())) {
            fault(question, "not-in-list", "请从给出的选项中选择。");
        }
    }

    private void judgeChoices(Question question, Answer answer) {
        if (!(answer instanceof Several several)) {
            fault(question, "wrong-type", "请从选项中选择，可以选几个。");
            return;
        }
        List<String> chosen = several.items();
        if (!question.options().containsAll(chosen)) {
            fault(question, "not-in-list", "请从给出的选项中选择。");
        }
        judgeCount(question, chosen, question.most(question.options().size()), "项");
    }

    private void judgeCount(Question question, List<String> items, int most, String measure) {
        if (new HashSet<>(items).size() < items.size()) {
            fault(question, "duplicate-item", "有重复的项，请去掉。");
        }
        if (items.size() > most) {
            fault(question, "too-many", "最多 " + most + " " + measure + "。");
        }
        if (items.size() < question.least()) {
            lack(question, "too-few", "至少需要 " + question.least() + " " + measure + "。");
        }
    }

    private void judgeDate(Question question, Answer answer) {
        LocalDate date = answer instanceof Words words ? date(words.text()) : null;
        if (date == null) {
            fault(question, "bad-format", "请选择一个日期。");
            return;
        }
        BigDecimal minimum = question.minimum();
        BigDecimal maximum = question.maximum();
        // How far a date lies from today changes by itself, so that a kept draft must not come to be at fault: it only
        // lacks.
        if (minimum != null && date.isBefore(today.plusDays(minimum.intValue()))) {
            LocalDate first = today.plusDays(minimum.intValue());
            lack(question, minimum.signum() >= 0 ? "in-the-past" : "too-small", "最早可选 " + day(first) + "。");
        }
        if (maximum != null && date.isAfter(today.plusDays(maximum.intValue()))) {
            lack(question, "too-large", "最晚可选 " + day(today.plusDays(maximum.intValue())) + "。");
        }
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.matches("(19|20|21)\\d\\d-\\d\\d-\\d\\d") ? LocalDate.parse(text) : null;
        } catch (DateTimeException noDay) { // 30 February has the right letters
            return null;
        }
    }

    private static String day(LocalDate date) {
        return "%d 年 %d 月 %d 日".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    private void judgePlace(Question question, Answer answer) {
        if (!(answer instanceof Spot spot)) {
            fault(question, "wrong-type", "请填写地点。");
        } else if (spot.name() == null || spot.name().isBlank()) {
            lack(question, "required", "请写清楚“" + question.label() + "”的名称。");
        }
    }

    private void judgePhotos(Question question, Answer answer) {
        if (!(answer instanceof Several several)) {
            fault(question, "wrong-type", "请添加照片。");
            return;
        }
        List<String> ids = several.items();
        if (!ids.stream().allMatch(AnswerFaults::isId)) {
            fault(question, "bad-format", "有照片的编号不对，请重新添加。");
        }
        judgeCount(question, ids, question.most(Question.MOST_PHOTOS), "张照片");
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    private void fault(Question question, String code, String message) {
        faults.add(new Fault(at(question), code, message));
    }

    private void lack(Question question, String code, String message) {
        lacking.add(new Fault(at(question), code, message));
    }

    private static String at(Question question) {
        return "/answers/" + question.key();
    }
}
