package io.qisheng.petitions.domain;

import io.qisheng.petitions.domain.Answering.Answer;
import io.qisheng.petitions.domain.Clock.Name;
import io.qisheng.petitions.domain.Clock.State;
import io.qisheng.petitions.domain.Escalation.Level;
import io.qisheng.petitions.domain.Handling.Pause;
import io.qisheng.petitions.domain.WorkingTime.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the time limits of a petition from the facts of its timeline and the calendar; nothing is counted up and stored. */
public record Clocks(WorkingTime time) {

    /** From this share of the time on a clock is due soon. */
    public static final double DUE_SOON_SHARE = 0.8;

    /** One limit before it is measured. */
    private record Limit(
            Name name, Instant start, int days, @Nullable Instant stop, List<Pause> pauses) {}

    /**
     * How a limit goes.
     *
     * @param stood the office time of the pauses that are over
     * @param standsSince when the pause began that lasts
     */
    private record Course(Due due, Duration stood, @Nullable Instant standsSince) {}

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

    /** Who was to be told of a running clock by this moment, whether or not that was done. */
    public List<Escalation> escalationsReached(Petition petition, Instant now) {
        return escalations(petition).filter(step -> step.isReachedBy(now)).toList();
    }

    /** When somebody has to be told for the first time after a moment; nothing while no clock runs on that far. */
    public @Nullable Instant nextEscalation(Petition petition, @Nullable Instant after) {
        return escalations(petition)
                .map(Escalation::at)
                .filter(at -> after == null || !at.isBefore(after))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<Escalation> escalations(Petition petition) {
        return limits(petition).stream().filter(limit -> limit.stop() == null).flatMap(this::escalations);
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
        Course course = course(limit);
        Due due = course.due();
        Instant until = limit.stop() == null ? now : limit.stop();
        double share = share(limit.start(), course.standsSince() == null ? until : course.standsSince(), course);
        State state = course.standsSince() == null ? state(limit, now, due.at(), share) : State.PAUSED;
        return new Clock(limit.name(), state, limit.start(), due.at(), share, due.provisional());
    }

    private Course course(Limit limit) {
        Due due = time.due(limit.start(), limit.days());
        Duration stood = Duration.ZERO;
        int standing = 0;
        for (Pause pause : limit.pauses()) {
            // A pause that begins after the limit cannot make up for being late.
            if (pause.from().isAfter(due.at())) {
                break;
            }
            if (pause.until() == null) {
                return new Course(due, stood, pause.from());
            }
            stood = stood.plus(time.officeTime(pause.from(), pause.until()));
            standing += time.workingDaysBegunBetween(pause.from(), pause.until());
            due = time.due(limit.start(), limit.days() + standing);
        }
        return new Course(due, stood, null);
    }

    private Stream<Escalation> escalations(Limit limit) {
        Course course = course(limit);
        if (course.standsSince() != null) {
            return Stream.empty();
        }
        Duration whole = time.officeTime(limit.start(), course.due().at()).minus(course.stood());
        return Arrays.stream(Level.values())
                .map(level -> new Escalation(
                        limit.name(),
                        limit.start(),
                        course.due().at(),
                        level,
                        time.afterOfficeTime(limit.start(), course.stood().plus(shareOf(whole, level)))));
    }

    private static Duration shareOf(Duration whole, Level level) {
        return Duration.ofSeconds(Math.ceilDiv(whole.toSeconds() * level.percent(), 100));
    }

    private double share(Instant start, Instant until, Course course) {
        Duration whole = time.officeTime(start, course.due().at()).minus(course.stood());
        Duration used = time.officeTime(start, until).minus(course.stood());
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
