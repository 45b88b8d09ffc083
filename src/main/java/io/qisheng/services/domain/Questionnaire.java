package io.qisheng.services.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The questions of one version of an item. */
public record Questionnaire(List<Question> questions) {

    public Questionnaire {
        questions = List.copyOf(questions);
    }

    /** An answer beside its question. */
    public record Answered(Question question, Answer answer) {}

    /**
     * What answers are worth.
     *
     * @param faults what can not be kept at all: unknown questions, wrong types, past the upper bounds
     * @param lacking what is still wanting before it can be ordered
     * @param answered what was answered, in the order of the questions; complete only where there are no faults
     */
    public record Judgement(List<Fault> faults, List<Fault> lacking, List<Answered> answered) {}

    /** What is wrong with the questions themselves. */
    public List<Fault> faults() {
        return new QuestionFaults().of(questions);
    }

    /** Judges answers, pointing at {@code /answers/{key}}. */
    public Judgement judge(Map<String, Answer> answers, LocalDate today) {
        AnswerFaults judge = new AnswerFaults(today);
        List<Answered> answered = new ArrayList<>();
        for (Question question : questions) {
            Answer answer = answers.get(question.key());
            if (answer == null || answer.isEmpty()) {
                judge.missing(question);
            } else {
                judge.judge(question, answer);
                answered.add(new Answered(question, answer));
            }
        }
        Set<String> known = questions.stream().map(Question::key).collect(Collectors.toUnmodifiableSet());
        answers.keySet().stream().filter(key -> !known.contains(key)).sorted().forEach(judge::unknown);
        return new Judgement(judge.faults(), judge.lacking(), answered);
    }
}
