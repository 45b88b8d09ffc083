package io.qisheng.services;

import io.qisheng.services.domain.Question;
import io.qisheng.services.domain.QuestionType;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item as its editor writes it. */
record ServiceItemInput(
        String name,
        String summary,
        @Nullable String description,
        String category,
        UUID departmentId,
        List<QuestionInput> questions) {

    /** A question; what does not belong to its type is left out. */
    record QuestionInput(
            String key,
            QuestionType type,
            String label,
            @Nullable String hint,
            @Nullable Boolean required,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable Integer decimals,
            @Nullable String unit,
            @Nullable Boolean multiple,
            @Nullable List<String> options) {

        Question question() {
            return new Question(
                    key,
                    type,
                    label,
                    hint,
                    Boolean.TRUE.equals(required),
                    minimum,
                    maximum,
                    decimals == null ? 0 : decimals,
                    unit,
                    Boolean.TRUE.equals(multiple),
                    options == null ? List.of() : options);
        }
    }

    List<Question> asked() {
        return questions.stream().map(QuestionInput::question).toList();
    }
}
