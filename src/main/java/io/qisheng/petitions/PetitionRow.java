package io.qisheng.petitions;

import io.qisheng.petitions.domain.Ball;
import io.qisheng.platform.time.Times;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A petition in a list, and the head of its detail.
 *
 * @param excerpt of the text around the words that were searched for, where they stand neither in number nor in title; of one that is
 *     similar, how the text begins
 */
record PetitionRow(
        UUID id,
        @Nullable String number,
        @Nullable String kind,
        @Nullable String category,
        @Nullable String title,
        String status,
        @Nullable String phase,
        @Nullable String outcome,
        @Nullable String visibility,
        @Nullable String urgency,
        @Nullable Ref enterprise,
        @Nullable Ref leadDepartment,
        @Nullable Ref handler,
        @Nullable OffsetDateTime submittedAt,
        @Nullable OffsetDateTime dueAt,
        BallView ball,
        @Nullable String confirmation,
        @Nullable String excerpt,
        long version) {

    /** Something by id and name. */
    record Ref(UUID id, String name) {

        static @Nullable Ref of(@Nullable UUID id, @Nullable String name) {
            return id == null || name == null ? null : new Ref(id, name);
        }
    }

    /** Who must act next, by when, and what is missing. */
    record BallView(
            String holder,
            @Nullable String name,
            @Nullable OffsetDateTime due,
            @Nullable String missing,
            String sentence) {

        static BallView of(Ball ball) {
            return new BallView(
                    ball.holder().name(), ball.name(), Times.local(ball.due()), ball.missing(), ball.sentence());
        }
    }

    /** What those see who see it only because it is public: nothing of the filer, of the staff only the department, of the answer nothing. */
    PetitionRow forOthers() {
        Ball outward = Ball.forOthers(
                Ball.Holder.valueOf(ball.holder()), leadDepartment == null ? null : leadDepartment.name());
        return new PetitionRow(
                id,
                number,
                kind,
                category,
                title,
                status,
                phase,
                null,
                visibility,
                urgency,
                null,
                leadDepartment,
                null,
                submittedAt,
                null,
                BallView.of(outward),
                null,
                null,
                version);
    }

    /** Whether the words stand in its number or its title. */
    boolean names(String words) {
        String sought = words.toLowerCase(Locale.ROOT);
        return Stream.of(number, title)
                .filter(Objects::nonNull)
                .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(sought));
    }

    /** The same with some words of its text. */
    PetitionRow withExcerpt(@Nullable String words) {
        return new PetitionRow(
                id,
                number,
                kind,
                category,
                title,
                status,
                phase,
                outcome,
                visibility,
                urgency,
                enterprise,
                leadDepartment,
                handler,
                submittedAt,
                dueAt,
                ball,
                confirmation,
                words,
                version);
    }
}
