package io.qisheng.activities.checkin;

import io.qisheng.activities.checkin.CheckInRequests.NewCheckIn;
import io.qisheng.activities.checkin.CheckInRequests.Place;
import io.qisheng.activities.checkin.MemberCards.Card;
import io.qisheng.activities.domain.ActivityLife;
import io.qisheng.activities.domain.ActivityProblem;
import io.qisheng.activities.domain.RotatingCode;
import io.qisheng.activities.domain.Scan;
import io.qisheng.activities.domain.Scan.CodeCheck;
import io.qisheng.activities.domain.Scan.Way;
import io.qisheng.activities.store.ActivityFacts;
import io.qisheng.activities.store.ActivityScope;
import io.qisheng.activities.store.Venue;
import io.qisheng.platform.Caller;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what was scanned: who it is for, in which way, and how far away. */
@ApplicationScoped
class CheckInInputs {

    private final MemberCards cards;

    CheckInInputs(MemberCards cards) {
        this.cards = cards;
    }

    /**
     * A scan that can be judged.
     *
     * @param window the times that count: the activity's, or those of the make-up session
     */
    record Read(
            UUID memberId,
            Scan scan,
            ActivityLife window,
            @Nullable Integer metres,
            @Nullable Boolean inside) {}

    /**
     * Reads a scan. Fails with {@code validation-failed} where it does not say how, with {@code forbidden} for who checks in others and does
     * not organise, with {@code check-in-card-invalid}, and with {@code check-in-not-on-roster} for who is no member at all.
     */
    Read read(Caller caller, ActivityFacts activity, NewCheckIn sent, Instant now) {
        Way way = way(sent);
        Card card = way == Way.CARD ? card(sent) : null;
        UUID memberId = member(caller, activity, sent, way, card);
        ActivityFacts.Session session = session(activity, sent.sessionId());
        Venue venue = session == null ? activity.venue() : session.venue();
        Place place = sent.place();
        Double metres = place == null ? null : place.point().metresTo(venue.point());
        Double beyond = place == null || metres == null ? null : Scan.beyond(metres, venue.radius(), place.accuracy());
        OffsetDateTime sentAt = sent.sentAt();
        Scan scan = new Scan(
                way,
                sent.scannedAt().toInstant(),
                sentAt == null ? null : sentAt.toInstant(),
                now,
                check(activity, sent, card),
                beyond);
        return new Read(
                memberId,
                scan,
                session == null ? activity.life() : activity.life(session),
                metres == null ? null : (int) Math.round(metres),
                beyond == null ? null : beyond <= 0);
    }

    /** Exactly one of the four. */
    private static Way way(NewCheckIn sent) {
        List<Way> ways = Stream.of(
                        sent.code() == null ? null : Way.CODE,
                        sent.scene() == null ? null : Way.SCENE,
                        sent.cardToken() == null ? null : Way.CARD)
                .filter(Objects::nonNull)
                .toList();
        if (ways.size() > 1) {
            throw invalid("/code", "not-allowed", "签到码、小程序码和党员卡只能用一种。");
        }
        if (ways.isEmpty() && sent.memberId() == null) {
            throw invalid("/code", "required", "请扫描现场二维码，或输入六位签到码。");
        }
        return ways.isEmpty() ? Way.HAND : ways.getFirst();
    }

    private Card card(NewCheckIn sent) {
        Card card = cards.read(Objects.requireNonNull(sent.cardToken()));
        if (card == null) {
            throw ProblemException.of(ActivityProblem.CHECK_IN_CARD_INVALID);
        }
        return card;
    }

    private static UUID member(Caller caller, ActivityFacts activity, NewCheckIn sent, Way way, @Nullable Card card) {
        if (way.isOwn()) {
            UUID own = caller.memberId();
            if (own == null) {
                throw ProblemException.of(ActivityProblem.CHECK_IN_NOT_ON_ROSTER);
            }
            if (sent.memberId() != null && !sent.memberId().equals(own)) {
                throw invalid("/memberId", "not-allowed", "扫码只能为自己签到；为他人签到请扫党员卡或手工登记。");
            }
            return own;
        }
        if (!ActivityScope.of(caller).organises(activity.organiserPath())) {
            throw ProblemException.of(PlatformProblem.FORBIDDEN);
        }
        if (card == null) {
            return Objects.requireNonNull(sent.memberId());
        }
        if (sent.memberId() != null && !sent.memberId().equals(card.memberId())) {
            throw invalid("/memberId", "not-allowed", "党员卡不是这位党员的，请核对。");
        }
        return card.memberId();
    }

    private static ActivityFacts.@Nullable Session session(ActivityFacts activity, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        return activity.sessions().stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .orElseThrow(() -> invalid("/sessionId", "not-found", "没有找到这个补课场次，请重新选择。"));
    }

    private static CodeCheck check(ActivityFacts activity, NewCheckIn sent, @Nullable Card card) {
        if (card != null) {
            return card::isGoodAt;
        }
        String scene = sent.scene();
        if (scene != null) {
            boolean good = Codes.isScene(scene, activity);
            return moment -> good;
        }
        String code = sent.code();
        if (code != null) {
            RotatingCode rotating = Codes.rotating(activity);
            return moment -> rotating.accepts(code, moment);
        }
        return moment -> true;
    }

    private static ProblemException invalid(String pointer, String code, String message) {
        return ProblemException.invalid(List.of(new Violation(pointer, code, message)));
    }
}
