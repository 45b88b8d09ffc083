package io.qisheng.services.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with questions as they were written; nobody can answer them before this is mended. */
final class QuestionFaults {

    private static final int MOST_DAYS = 730;

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> of(List<Question> questions) {
        Set<String> keys = new HashSet<>();
        int photos = 0;
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            String at = "/questions/" + i;
            if (!keys.add(question.key())) {
                add(at + "/key", "duplicate-item", "两个问题用了同一个标识，请改掉其中一个。");
            }
            if (question.type() == QuestionType.PHOTOS && ++photos > 1) {
                add(at + "/type", "not-allowed", "一项服务只能有一个照片问题，请把要拍的都写在一起。");
            }
            judge(question, at);
        }
        return faults;
    }

    private void judge(Question question, String at) {
        judgeOptions(question, at);
        judgeBounds(question, at);
        if (question.type() != QuestionType.NUMBER && question.decimals() > 0) {
            add(at + "/decimals", "not-allowed", "只有数字问题有小数位。");
        }
        if (question.type() != QuestionType.NUMBER && question.unit() != null) {
            add(at + "/unit", "not-allowed", "只有数字问题有单位。");
        }
    }

    private void judgeOptions(Question question, String at) {
        boolean choice = question.type() == QuestionType.CHOICE;
        if (choice && question.options().size() < 2) {
            add(at + "/options", "too-few", "选择题至少要有两个选项。");
        }
        if (!choice && !question.options().isEmpty()) {
            add(at + "/options", "not-allowed", "只有选择题有选项。");
        }
        if (!choice && question.multiple()) {
            add(at + "/multiple", "not-allowed", "只有选择题可以多选。");
        }
    }

    private void judgeBounds(Question question, String at) {
        BigDecimal minimum = question.minimum();
        BigDecimal maximum = question.maximum();
        boolean counted = switch (question.type()) {
            case TEXT, NUMBER, DATE, PHOTOS -> true;
            case CHOICE -> question.multiple();
            case PLACE -> false;
        };
        if (!counted && minimum != null) {
            add(at + "/minimum", "not-allowed", "这种问题没有上下限。");
        }
        if (!counted && maximum != null) {
            add(at + "/maximum", "not-allowed", "这种问题没有上下限。");
        }
        if (counted) {
            bound(question, minimum, at + "/minimum");
            bound(question, maximum, at + "/maximum");
            if (minimum != null && maximum != null && minimum.compareTo(maximum) > 0) {
                add(at + "/maximum", "too-small", "上限不能小于下限。");
            }
        }
    }

    private void bound(Question question, @Nullable BigDecimal bound, String pointer) {
        if (bound == null) {
            return;
        }
        if (question.type() == QuestionType.NUMBER) {
            if (bound.scale() > Question.MOST_DECIMALS) {
                add(pointer, "bad-format", "最多写 " + Question.MOST_DECIMALS + " 位小数。");
            }
            return;
        }
        int most = switch (question.type()) {
            case TEXT -> Question.LONGEST_TEXT;
            case PHOTOS -> Question.MOST_PHOTOS;
            case CHOICE -> question.options().size();
            case DATE, NUMBER, PLACE -> MOST_DAYS;
        };
        int least = question.type() == QuestionType.DATE ? -MOST_DAYS : 0;
        if (bound.scale() > 0) {
            add(pointer, "bad-format", "这里要写整数。");
        } else if (bound.compareTo(BigDecimal.valueOf(most)) > 0) {
            add(pointer, "too-large", "不能大于 " + most + "。");
        } else if (bound.compareTo(BigDecimal.valueOf(least)) < 0) {
            add(pointer, "too-small", "不能小于 " + least + "。");
        }
    }

    private void add(String pointer, String code, String message) {
        faults.add(new Fault(pointer, code, message));
    }
}
