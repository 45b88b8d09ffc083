package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Answering.Rating;
import io.qisheng.petitions.domain.Answering.Satisfaction;
import io.qisheng.petitions.domain.Fact.Rate;
import io.qisheng.petitions.domain.Routing.Department;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a petition adds to the four rates, and how long it took. It counts for the department that leads, so what nobody leads adds nothing: what was not
 * dispatched yet, and what was sent back until it is dispatched again, by the day of its first dispatch.
 */
public final class Facts {

    private final Petition petition;
    private final Clocks clocks;
    private final Department lead;
    private final String category;

    private Facts(Petition petition, Clocks clocks, Department lead, String category) {
        this.petition = petition;
        this.clocks = clocks;
        this.lead = lead;
        this.category = category;
    }

    /** The facts as they stand. They depend on the petition and the calendar, not on the hour. */
    public static List<Fact> of(Petition petition, Clocks clocks) {
        Department lead = petition.routing().lead();
        Instant dispatched = petition.routing().dispatchedAt();
        Triage triage = petition.triage();
        return lead == null || dispatched == null || triage == null
                ? List.of()
                : new Facts(petition, clocks, lead, triage.category()).since(dispatched);
    }

    private List<Fact> since(Instant dispatched) {
        List<Fact> facts = new ArrayList<>();
        response(dispatched).ifPresent(facts::add);
        onTime(dispatched).ifPresent(facts::add);
        List<Rating> ratings = petition.answering().ratings();
        for (int i = 0; i < ratings.size(); i++) {
            Rating rating = ratings.get(i);
            facts.add(fact(Rate.SOLVED, i + 1, rating.at(), rating.solved()));
            facts.add(fact(Rate.SATISFACTION, i + 1, rating.at(), rating.satisfaction() != Satisfaction.DISSATISFIED));
        }
        duration(dispatched).ifPresent(facts::add);
        return List.copyOf(facts);
    }

    /** What the filer took back before anybody spoke to the filer cannot be held against the department. */
    private Optional<Fact> response(Instant dispatched) {
        boolean spoken = petition.handling().firstContactAt() != null;
        if (!spoken && petition.status().isFinal()) {
            return Optional.empty();
        }
        boolean met = clocks(Clock.Name.FIRST_CONTACT).anyMatch(clock -> clock.state() == Clock.State.MET);
        return Optional.of(fact(Rate.RESPONSE, 1, dispatched, met));
    }

    /** By the newest answer clock. One that ended with the petition before there was an answer is no clock any more. */
    private Optional<Fact> onTime(Instant dispatched) {
        return clocks(Clock.Name.ANSWER).findFirst().map(clock -> {
            Boolean good = clock.state().isTicking() ? null : clock.state() == Clock.State.MET;
            boolean runs = good == null && clock.state() != Clock.State.PAUSED;
            return fact(Rate.ON_TIME, 1, dispatched, good, runs ? clock.dueAt() : null);
        });
    }

    /** Until the first answer, from the day on which it was filed, by the calendar: as long as the filer lived through it. */
    private Optional<Fact> duration(Instant dispatched) {
        Petition.Submission submission = petition.submission();
        List<Answer> answers = petition.answering().answers();
        if (submission == null || answers.isEmpty()) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(
                clocks.time().local(submission.at()).toLocalDate(),
                clocks.time().local(answers.getFirst().at()).toLocalDate());
        return Optional.of(fact(Rate.answeredAfter(days), 1, dispatched, true));
    }

    private Stream<Clock> clocks(Clock.Name name) {
        // Of clocks that tick or have stopped, state and due time do not depend on the hour beyond being overdue.
        return clocks.of(petition, Instant.EPOCH).stream().filter(clock -> clock.name() == name);
    }

    private Fact fact(Rate rate, int nth, Instant at, boolean good) {
        return fact(rate, nth, at, good, null);
    }

    private Fact fact(Rate rate, int nth, Instant at, @Nullable Boolean good, @Nullable Instant due) {
        LocalDate day = clocks.time().local(at).toLocalDate();
        return new Fact(rate, nth, day, lead, category, good, due);
    }
}
