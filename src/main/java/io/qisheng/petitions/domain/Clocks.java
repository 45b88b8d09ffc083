package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Clock.Name;
import io.qisheng.petitions.domain.Clock.State;
import io.qisheng.petitions.domain.Handling.Pause;
import io.qisheng.petitions.domain.WorkingTime.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the time limits of a petition from the facts of its timeline and the calendar; nothing is counted up and stored. */
public record Clocks(WorkingTime time) {

    /** From this share of the time on a clock is due soon. */
    public static final double DUE_SOON_SHARE = 0.8;

    /** One limit before it is measured. */
    private record Limit(
            Name name, Instant start, int days, @Nullable Instant stop, List<Pause> pauses) {}

    /** All clocks that began, in the order of their names; a reopened petition has its newest answer clock first. */
    public List<Clock> of(Petition petition, Instant now) {
        return limits(petition).stream().map(limit -> measure(limit, now)).toList();
    }

    /** The answer clock that counts now. The petition must have been accepted. */
    public Clock answer(Petition petition, Instant now) {
        return of(petition, now).stream()
                .filter(clock -> clock.name() == Name.ANSWER)
                .findFirst()
                .orElseThrow();
    }

    /** When an unrated answer closes the petition; nothing where no rating is awaited. */
    public @Nullable Due ratingDue(Petition petition) {
        Answer answer = petition.answer();
        Triage triage = petition.triage();
        boolean waiting = petition.status() == PetitionStatus.ANSWERED && !petition.awaitsReview();
        return waiting && answer != null && triage != null
                ? time.due(answer.at(), triage.terms().rating())
                : null;
    }

    private static List<Limit> limits(Petition petition) {
        List<Limit> limits = new ArrayList<>();
        addAccept(limits, petition);
        Triage triage = petition.triage();
        if (triage != null) {
            addDepartment(limits, petition, triage);
            addAnswers(limits, petition, triage);
            addReview(limits, petition, triage);
        }
        limits.removeIf(limit -> limit.stop() == null && petition.status().isFinal());
        return limits;
    }

    private static void addAccept(List<Limit> limits, Petition petition) {
        Petition.Submission submission = petition.submission();
        if (submission == null) {
            return;
        }
        Ending ending = petition.ending();
        Triage triage = petition.triage();
        Instant rejected = petition.status() == PetitionStatus.REJECTED && ending != null ? ending.at() : null;
        Instant stop = triage == null ? rejected : triage.at();
        limits.add(new Limit(Name.ACCEPT, submission.at(), submission.terms().accept(), stop, List.of()));
    }

    private static void addDepartment(List<Limit> limits, Petition petition, Triage triage) {
        Instant dispatched = petition.routing().dispatchedAt();
        Instant taken = petition.routing().takenAt();
        if (dispatched != null) {
            limits.add(new Limit(Name.TAKE, dispatched, triage.terms().take(), taken, List.of()));
        }
        if (taken != null) {
            Instant contact = petition.handling().firstContactAt();
            limits.add(new Limit(Name.FIRST_CONTACT, taken, triage.terms().firstContact(), contact, List.of()));
        }
    }

    private static void addAnswers(List<Limit> limits, Petition petition, Triage triage) {
        Instant reopened = petition.answering().reopenedAt();
        List<Answer> answers = petition.answering().answers();
        if (reopened != null) {
            Instant second = answers.size() > 1 ? answers.get(1).at() : null;
            limits.add(answerLimit(petition, triage, reopened, second));
        }
        Instant first = answers.isEmpty() ? null : answers.getFirst().at();
        limits.add(answerLimit(petition, triage, triage.at(), first));
    }

    private static Limit answerLimit(Petition petition, Triage triage, Instant start, @Nullable Instant stop) {
        Handling.Extension extension = petition.handling().extension();
        boolean asked = extension != null && isWithin(extension.askedAt(), start, stop);
        int more = asked && extension != null ? extension.grantedDays() : 0;
        List<Pause> pauses = petition.handling().pauses().stream()
                .filter(pause -> isWithin(pause.from(), start, stop))
                .toList();
        return new Limit(Name.ANSWER, start, triage.terms().answer() + more, stop, pauses);
    }

    private static void addReview(List<Limit> limits, Petition petition, Triage triage) {
        Instant needed = petition.answering().reviewNeededAt();
        if (needed == null) {
            return;
        }
        Ending ending = petition.ending();
        limits.add(new Limit(
                Name.REVIEW, needed, triage.terms().review(), ending == null ? null : ending.at(), List.of()));
    }

    private static boolean isWithin(Instant moment, Instant start, @Nullable Instant stop) {
        return !moment.isBefore(start) && (stop == null || !moment.isAfter(stop));
    }

    private Clock measure(Limit limit, Instant now) {
        Due due = time.due(limit.start(), limit.days());
        Duration stood = Duration.ZERO;
        int standing = 0;
        Instant until = limit.stop() == null ? now : limit.stop();
        for (Pause pause : limit.pauses()) {
            // A pause that begins after the limit cannot make up for being late.
            if (pause.from().isAfter(due.at())) {
                break;
            }
            if (pause.until() == null) {
                return paused(limit, pause.from(), due, stood);
            }
            stood = stood.plus(time.officeTime(pause.from(), pause.until()));
            standing += time.workingDaysBegunBetween(pause.from(), pause.until());
            due = time.due(limit.start(), limit.days() + standing);
        }
        double share = share(limit.start(), until, due.at(), stood);
        return new Clock(
                limit.name(), state(limit, now, due.at(), share), limit.start(), due.at(), share, due.provisional());
    }

    private Clock paused(Limit limit, Instant since, Due due, Duration stood) {
        double share = share(limit.start(), since, due.at(), stood);
        return new Clock(limit.name(), State.PAUSED, limit.start(), due.at(), share, due.provisional());
    }

    private double share(Instant start, Instant until, Instant due, Duration stood) {
        Duration whole = time.officeTime(start, due).minus(stood);
        Duration used = time.officeTime(start, until).minus(stood);
        double share = (double) used.toSeconds() / Math.max(1, whole.toSeconds());
        return Math.round(Math.max(0, share) * 1000) / 1000.0;
    }

    private static State state(Limit limit, Instant now, Instant due, double share) {
        if (limit.stop() != null) {
            return limit.stop().isAfter(due) ? State.MISSED : State.MET;
        }
        if (now.isAfter(due)) {
            return State.OVERDUE;
        }
        return share >= DUE_SOON_SHARE ? State.DUE_SOON : State.RUNNING;
    }
}
