package io.qisheng.petitions.notices;

import io.qisheng.notifications.Addressee;
import io.qisheng.notifications.Audience;
import io.qisheng.notifications.Card;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notifications;
import io.qisheng.notifications.Office;
import io.qisheng.notifications.SubscribeTemplate;
import io.qisheng.notifications.Telling;
import io.qisheng.petitions.notices.DigestRepository.Stuck;
import io.qisheng.platform.Role;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.time.Calendars;
import io.qisheng.platform.time.WorkingCalendar;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;

/** Once each working day, in the morning: what is stuck, to those who can get it moving. */
@ApplicationScoped
class StuckDigest {

    private static final LocalTime FROM = LocalTime.of(8, 30);
    private static final String PAGE = "pages/petition/list?show=all";

    private final Transactions transactions;
    private final DigestRepository repository;
    private final Calendars calendars;
    private final Notifications notifications;
    private final Clock clock;

    StuckDigest(
            Transactions transactions,
            DigestRepository repository,
            Calendars calendars,
            Notifications notifications,
            Clock clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.calendars = calendars;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Scheduled(every = "1m", identity = "petition-digest", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tellWhenItIsTime() {
        return tell(clock.instant());
    }

    /** Tells it if it is a working day's time for it and nobody has told it today. */
    Uni<Void> tell(Instant now) {
        LocalDateTime local = BusinessZone.localOf(now);
        if (local.toLocalTime().isBefore(FROM) || !local.toLocalTime().isBefore(WorkingCalendar.DAY_ENDS)) {
            return Uni.createFrom().voidItem();
        }
        LocalDate day = local.toLocalDate();
        return transactions.write(tx -> calendars
                .current(tx)
                .chain(calendar -> calendar.isWorkingDay(day)
                        ? repository.claim(tx, day, now)
                        : Uni.createFrom().item(false))
                .chain(mine -> mine ? tell(tx, day, now) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(Tx tx, LocalDate day, Instant now) {
        Instant midnight = BusinessZone.instantOf(day.plusDays(1).atStartOfDay());
        return repository.stuck(tx, now, midnight).chain(stuck -> tellEach(tx, stuck, day, now));
    }

    private Uni<Void> tellEach(Tx tx, List<Stuck> stuck, LocalDate day, Instant now) {
        var districts = stuck.stream().collect(Collectors.groupingBy(Stuck::districtId));
        Uni<Void> told = Uni.createFrom().voidItem();
        for (var district : districts.entrySet()) {
            List<Telling> tellings = district.getValue().stream()
                    .map(one -> telling(one, day, now))
                    .toList();
            told = told.chain(() -> notifications.tell(tx, district.getKey(), tellings));
        }
        return told;
    }

    private static Telling telling(Stuck stuck, LocalDate day, Instant now) {
        String counts = counts(stuck);
        Notice notice = new Notice(
                stuck.late() > 0 ? "petitions-late" : "petitions-due-today",
                counts,
                stuck.organisation() + "有诉求" + counts + "，请打开查看，推动办理。",
                Notice.SubjectType.PETITION_LIST,
                stuck.organisationId());
        Card card = new Card(SubscribeTemplate.DIGEST, "", counts, "", now, stuck.organisation(), PAGE);
        return new Telling(
                notice, audience(stuck), "digest:" + day + ":" + stuck.role() + ":" + stuck.organisationId(), card);
    }

    /** Supervisors get the number of their own office, whatever else lies above it. */
    private static Audience audience(Stuck stuck) {
        return stuck.role() == Role.SUPERVISOR
                ? new Audience(
                        List.of(Addressee.office(Role.SUPERVISOR, stuck.organisationId())),
                        List.of(),
                        List.of(),
                        List.of())
                : new Audience(List.of(), List.of(Office.of(stuck.role(), stuck.path())), List.of(), List.of());
    }

    private static String counts(Stuck stuck) {
        if (stuck.late() == 0) {
            return "今天到期 " + stuck.today() + " 件";
        }
        return stuck.today() == 0
                ? "逾期 " + stuck.late() + " 件"
                : "逾期 " + stuck.late() + " 件，今天到期 " + stuck.today() + " 件";
    }
}
