package io.qisheng.points.boards;

import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.points.boards.LeaderboardView.Place;
import io.qisheng.points.domain.Period;
import io.qisheng.points.domain.Ref;
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
 * Leaderboards, each remembered for a second: while many look at the same board, one of them asks the database. An index on balances
 * would cost every check-in instead. A board that is known to have changed is asked for anew at once.
 */
@ApplicationScoped
public class Boards {

    /** How long the longest board is; shorter ones are its beginning. */
    private static final int LONGEST = 100;

    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final Duration NAMES_REMEMBERED = Duration.ofSeconds(10);
    private static final int MANY = 2_000;

    private final Transactions transactions;
    private final Organisations organisations;
    private final BoardRepository ranks;
    private final Clock clock;
    private final Map<Key, Kept<@Nullable OrganisationView>> names = new ConcurrentHashMap<>();
    private final Map<Key, Map<Period, Kept<List<Place>>>> boards = new ConcurrentHashMap<>();

    Boards(Transactions transactions, Organisations organisations, BoardRepository ranks, Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.ranks = ranks;
        this.clock = clock;
    }

    private record Key(UUID districtId, UUID organisationId) {}

    private record Kept<T extends @Nullable Object>(Uni<T> value, Instant until) {}

    /** An organisation, or null. */
    Uni<@Nullable OrganisationView> organisation(UUID districtId, UUID id) {
        return remembered(
                names,
                new Key(districtId, id),
                NAMES_REMEMBERED,
                transactions.read(tx -> organisations.find(tx, districtId, id)));
    }

    Uni<LeaderboardView> of(UUID districtId, OrganisationView organisation, Period period, int limit) {
        Ref board = new Ref(organisation.id(), organisation.name());
        if (boards.size() > MANY) {
            boards.clear();
        }
        Map<Period, Kept<List<Place>>> periods =
                boards.computeIfAbsent(new Key(districtId, organisation.id()), key -> new ConcurrentHashMap<>());
        return remembered(periods, period, REMEMBERED, ranks.highest(districtId, organisation.path(), period, LONGEST))
                .map(places -> places.subList(0, Math.min(limit, places.size())))
                .map(places -> new LeaderboardView(board, period.text(), places, null));
    }

    /** The points of a member of this branch have changed: whoever looks at its board next sees that. */
    public void forget(UUID districtId, UUID branchId) {
        boards.remove(new Key(districtId, branchId));
    }

    /** What was asked for under this key a moment ago, also while its answer is still on the way; a failure is not remembered. */
    private <K, T extends @Nullable Object> Uni<T> remembered(
            Map<K, Kept<T>> memory, K key, Duration time, Uni<T> question) {
        Instant now = clock.instant();
        if (memory.size() > MANY) {
            memory.values().removeIf(kept -> now.isAfter(kept.until()));
        }
        return memory.compute(
                        key,
                        (same, earlier) -> earlier != null && now.isBefore(earlier.until())
                                ? earlier
                                : new Kept<>(
                                        question.onFailure()
                                                .invoke(() -> memory.remove(key))
                                                .memoize()
                                                .indefinitely(),
                                        now.plus(time)))
                .value();
    }
}
