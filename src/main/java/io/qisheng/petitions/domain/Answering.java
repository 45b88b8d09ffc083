package io.qisheng.petitions.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answers given and how the filer rated them, oldest first. */
public record Answering(List<Answer> answers, List<Rating> ratings) {

    /** A petition is reopened once; the next dissatisfaction goes to a supervisor. */
    public static final int DISSATISFACTIONS_BEFORE_REVIEW = 2;

    static final Answering NONE = new Answering(List.of(), List.of());

    public Answering {
        answers = List.copyOf(answers);
        ratings = List.copyOf(ratings);
    }

    public enum Outcome {
        SOLVED,
        PARTLY_SOLVED,
        EXPLAINED,
        TRANSFERRED,
        DUPLICATE
    }

    public enum Satisfaction {
        SATISFIED,
        BASICALLY_SATISFIED,
        DISSATISFIED
    }

    /**
     * One answer.
     *
     * @param seq the timeline row that gave it
     */
    public record Answer(int seq, Outcome outcome, String text, List<UUID> evidenceIds, Instant at) {

        public Answer {
            evidenceIds = List.copyOf(evidenceIds);
        }
    }

    public record Rating(
            boolean solved,
            Satisfaction satisfaction,
            @Nullable String text,
            Instant at) {

        /** Dissatisfied, or satisfied with the effort while the matter is not solved: the work is not done. */
        public boolean demandsMore() {
            return !solved || satisfaction == Satisfaction.DISSATISFIED;
        }
    }

    public @Nullable Answer latest() {
        return answers.isEmpty() ? null : answers.getLast();
    }

    public @Nullable Rating latestRating() {
        return ratings.isEmpty() ? null : ratings.getLast();
    }

    /** When the first dissatisfaction reopened the petition. */
    public @Nullable Instant reopenedAt() {
        return dissatisfiedAt(1);
    }

    /** When the second dissatisfaction called for a supervisor. */
    public @Nullable Instant reviewNeededAt() {
        return dissatisfiedAt(DISSATISFACTIONS_BEFORE_REVIEW);
    }

    private @Nullable Instant dissatisfiedAt(int count) {
        List<Instant> times =
                ratings.stream().filter(Rating::demandsMore).map(Rating::at).toList();
        return times.size() < count ? null : times.get(count - 1);
    }

    Answering answered(Answer answer) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(answer);
        return new Answering(more, ratings);
    }

    Answering rated(Rating rating) {
        List<Rating> more = new ArrayList<>(ratings);
        more.add(rating);
        return new Answering(answers, more);
    }
}
