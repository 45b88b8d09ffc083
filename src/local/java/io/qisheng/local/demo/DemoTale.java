package io.qisheng.local.demo;

import io.qisheng.petitions.domain.Actor;
import io.qisheng.petitions.domain.Decision;
import io.qisheng.petitions.domain.Filing;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.domain.PetitionCommand;
import io.qisheng.petitions.domain.PetitionDecider;
import io.qisheng.petitions.domain.TimelineEntry;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One petition lived through in the past by the rules themselves, in office hours. */
public final class DemoTale {

    private final PetitionDecider decider;
    private final WorkingCalendar calendar;
    private final Random random;
    private final List<TimelineEntry> timeline = new ArrayList<>();
    private Petition petition;
    private Instant now;

    DemoTale(PetitionDecider decider, WorkingCalendar calendar, Random random, Filing filing) {
        this.decider = decider;
        this.calendar = calendar;
        this.random = random;
        this.petition = Petition.draft(filing);
        this.now = filing.createdAt();
    }

    /** Somebody acts at this very moment; what the rules refuse is a fault of the tale. */
    DemoTale then(Actor actor, PetitionCommand command) {
        if (!(decider.decide(petition, command, actor, now) instanceof Decision.Applied applied)) {
            throw new IllegalStateException("the tale breaks the rules: " + command + " in " + petition.status());
        }
        timeline.add(applied.entry());
        petition = applied.petition();
        return this;
    }

    /** Some time passes, at least so many minutes; work goes on in office hours only. */
    DemoTale after(int minutes, int spread) {
        Instant later = now.plus(Duration.ofMinutes(minutes + random.nextInt(spread)));
        LocalDateTime local = BusinessZone.localOf(later);
        boolean office = calendar.isWorkingDay(local.toLocalDate())
                && !local.toLocalTime().isBefore(WorkingCalendar.DAY_STARTS)
                && local.toLocalTime().isBefore(WorkingCalendar.DAY_ENDS);
        now = office ? later : nextMorning(local);
        return this;
    }

    DemoTale at(Instant moment) {
        now = moment;
        return this;
    }

    private Instant nextMorning(LocalDateTime local) {
        boolean early = local.toLocalTime().isBefore(WorkingCalendar.DAY_STARTS);
        LocalDate day = calendar.workingDayOf(
                early ? local.toLocalDate() : local.toLocalDate().plusDays(1));
        return BusinessZone.instantOf(day.atTime(WorkingCalendar.DAY_STARTS).plusMinutes(5 + random.nextInt(90)));
    }

    Petition petition() {
        return petition;
    }

    List<TimelineEntry> timeline() {
        return timeline;
    }

    Instant now() {
        return now;
    }
}
