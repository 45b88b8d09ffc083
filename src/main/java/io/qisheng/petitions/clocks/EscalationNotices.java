package io.qisheng.petitions.clocks;

import io.qisheng.petitions.domain.Clock;
import io.qisheng.petitions.domain.Escalation;
import io.qisheng.petitions.domain.Escalation.Recipient;
import io.qisheng.petitions.domain.Petition;
import io.qisheng.petitions.notices.Party;
import io.qisheng.petitions.notices.PetitionNotices;
import io.qisheng.petitions.notices.Told;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells whoever has to know that a clock runs out: once for each petition, clock and level. */
@ApplicationScoped
public class EscalationNotices {

    private final EscalationRepository escalations;
    private final PetitionNotices notices;

    EscalationNotices(EscalationRepository escalations, PetitionNotices notices) {
        this.escalations = escalations;
        this.notices = notices;
    }

    /**
     * Tells what was reached and not told before; the result is what was told now. Where one party is due to hear of several levels of a
     * clock at once, it hears of the highest.
     */
    public Uni<List<Escalation>> tell(Tx tx, Petition petition, List<Escalation> reached, Instant now) {
        return Multi.createFrom()
                .iterable(reached)
                .onItem()
                .transformToUniAndConcatenate(step -> claim(tx, petition, step, now))
                .filter(Claimed::isNew)
                .map(Claimed::step)
                .collect()
                .asList()
                .call(told -> told.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : notices.announce(tx, petition, null, highest(petition, told, now), null));
    }

    private record Claimed(Escalation step, boolean isNew) {}

    private Uni<Claimed> claim(Tx tx, Petition petition, Escalation step, Instant now) {
        return escalations
                .claim(tx, petition, step, step.recipient(petition), now)
                .map(isNew -> new Claimed(step, isNew));
    }

    private record Heard(Clock.Name clock, Instant startedAt, Party party) {}

    private static List<Told> highest(Petition petition, List<Escalation> told, Instant now) {
        Map<Heard, Escalation> highest = new LinkedHashMap<>();
        for (Escalation step : told) {
            Party party = party(step.recipient(petition));
            highest.merge(
                    new Heard(step.clock(), step.startedAt(), party),
                    step,
                    (one, other) -> one.level().compareTo(other.level()) > 0 ? one : other);
        }
        return highest.entrySet().stream()
                .map(heard -> notice(petition, heard.getValue(), heard.getKey().party(), now))
                .toList();
    }

    private static Party party(Recipient to) {
        return switch (to.office()) {
            case CLAIMANT -> Party.HANDLER;
            case DEPARTMENT_HANDLERS -> Party.DEPARTMENT;
            case DEPARTMENT_LEAD -> Party.DEPARTMENT_LEADS;
            case DESK -> Party.DESK;
            case TOWNSHIP_LEAD -> Party.SUPERVISOR;
        };
    }

    private static Told notice(Petition petition, Escalation step, Party to, Instant now) {
        String what = "诉求“" + petition.filing().content().title() + "”（" + petition.number() + "）";
        String limit = "的" + name(step.clock()) + "时限";
        LocalDateTime due = BusinessZone.localOf(step.dueAt());
        String until = "%d 月 %d 日 %02d:%02d"
                .formatted(due.getMonthValue(), due.getDayOfMonth(), due.getHour(), due.getMinute());
        String sentence = switch (step.level()) {
            case HANDLER ->
                now.isAfter(step.dueAt()) ? limit + "已在 " + until + " 到期，请马上办理。" : limit + "已用八成，请在 " + until + " 前办理。";
            case DEPARTMENT_LEAD -> limit + "已在 " + until + " 到期，请督促马上办理。";
            case TOWNSHIP_LEAD -> limit + "在 " + until + " 到期后又超出两成，请介入督办。";
        };
        return new Told(
                to, "petition-escalated", title(step), what + sentence, true, "诉求 " + petition.number() + sentence);
    }

    private static String title(Escalation step) {
        return switch (step.level()) {
            case HANDLER -> "诉求快到期限";
            case DEPARTMENT_LEAD -> "诉求已超期限";
            case TOWNSHIP_LEAD -> "诉求严重超期";
        };
    }

    private static String name(Clock.Name clock) {
        return switch (clock) {
            case ACCEPT -> "受理";
            case TAKE -> "接单";
            case FIRST_CONTACT -> "首次联系";
            case ANSWER -> "答复";
            case REVIEW -> "复核";
        };
    }
}
