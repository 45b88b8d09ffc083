package io.qisheng.points.rules;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, remembered for a moment on each replica. A version that comes into force meanwhile is late by that moment at
 * most where a rule is picked; what it pays is read by the statement that posts.
 */
@ApplicationScoped
public class RuleBook {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int ALL = 1_000;

    private final RuleRepository rules;
    private final Clock clock;
    private final Map<UUID, Page> pages = new ConcurrentHashMap<>();

    RuleBook(RuleRepository rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    private record Page(List<PointsRuleView> rules, Instant until) {}

    /** The code of the rule that pays check-ins of this kind, or null. */
    public Uni<@Nullable String> checkInRule(UUID districtId, String activityKind) {
        Instant now = clock.instant();
        Page page = pages.get(districtId);
        if (page != null && now.isBefore(page.until())) {
            return Uni.createFrom().item(pick(page.rules(), activityKind));
        }
        return rules.inForce(districtId, now, (String) null, ALL)
                .invoke(read -> pages.put(districtId, new Page(read, now.plus(REMEMBERED))))
                .map(read -> pick(read, activityKind));
    }

    private static @Nullable String pick(List<PointsRuleView> rules, String activityKind) {
        return rules.stream()
                .filter(rule -> rule.active() && rule.source().equals("CHECK_IN"))
                .filter(rule -> rule.activityKinds().contains(activityKind))
                .map(PointsRuleView::code)
                .findFirst()
                .orElse(null);
    }
}
