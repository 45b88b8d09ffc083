package io.qisheng.points.ledger;

import io.qisheng.organisations.MemberPlaceView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.page.Cursors;
import io.qisheng.platform.page.Page;
import io.qisheng.platform.problem.Found;
import io.qisheng.platform.time.BusinessZone;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.points.domain.Period;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Balances and entries for whoever may see them. */
@ApplicationScoped
class LedgerService {

    private final Transactions transactions;
    private final Organisations organisations;
    private final LedgerRepository ledger;
    private final Cursors cursors;
    private final Clock clock;

    LedgerService(
            Transactions transactions,
            Organisations organisations,
            LedgerRepository ledger,
            Cursors cursors,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.ledger = ledger;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A member's balance; fails with {@code not-found} for a member that the caller may not know of. */
    Uni<BalanceView> balance(Caller caller, UUID memberId, @Nullable String period) {
        return member(caller, memberId)
                .chain(member -> ledger.balance(caller.districtId(), memberId, member.path(), period(period)))
                .map(Found::orMissing);
    }

    /** A page of a member's entries; fails with {@code not-found} and {@code cursor-invalid}. */
    Uni<Page<PointsEntryView>> entries(
            Caller caller, UUID memberId, @Nullable String period, int limit, @Nullable String cursor) {
        String bound = "points-entries " + memberId + " " + period;
        UUID after = cursor == null
                ? null
                : UUID.fromString(cursors.decode(bound, cursor).getFirst());
        Period within = period == null ? null : Period.of(period);
        return member(caller, memberId)
                .chain(member -> ledger.entries(caller.districtId(), memberId, within, after, limit + 1))
                .map(rows ->
                        cursors.page(bound, rows, limit, row -> List.of(row.id().toString())));
    }

    private Uni<MemberPlaceView> member(Caller caller, UUID memberId) {
        return transactions
                .read(tx -> organisations.placeOf(tx, caller.districtId(), memberId))
                .map(Found::orMissing)
                .invoke(member -> {
                    if (!memberId.equals(caller.memberId()) && !organisations.looksAfter(caller, member)) {
                        throw Found.missing();
                    }
                });
    }

    private Period period(@Nullable String text) {
        return text == null ? Period.monthOf(BusinessZone.dateOf(clock.instant())) : Period.of(text);
    }
}
