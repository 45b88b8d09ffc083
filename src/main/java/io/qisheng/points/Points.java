package io.qisheng.points;

import io.qisheng.platform.tx.Tx;
import io.qisheng.points.boards.Boards;
import io.qisheng.points.ledger.Earning;
import io.qisheng.points.ledger.Earning.SourceType;
import io.qisheng.points.ledger.LedgerRepository;
import io.qisheng.points.ledger.PostedView;
import io.qisheng.points.ledger.Posting;
import io.qisheng.points.rules.RuleBook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features do with points: have facts paid, take back what a fact was paid, and ask what it was paid. */
@ApplicationScoped
public class Points {

    private final LedgerRepository ledger;
    private final RuleBook rules;
    private final Boards boards;

    Points(LedgerRepository ledger, RuleBook rules, Boards boards) {
        this.ledger = ledger;
        this.rules = rules;
        this.boards = boards;
    }

    /**
     * The part of a statement that posts: common table expressions that read a relation
     * {@code earned(district_id uuid, entry_id uuid, member_id uuid, branch_id uuid, rule_code text, rule_version integer, source_type
     * text, source_id uuid, source_label text, approver_name text, occurred_at timestamptz, posted_at timestamptz)} of at most one row,
     * and define a relation {@code posted}, the new entry with {@code rule_text}; it is empty where no rule is in force. Where
     * {@code rule_version} is null, the version counts that was in force when the fact was.
     *
     * <p>A fact that was paid before fails on {@code points_entry_fact_key}.
     */
    public static String posting() {
        return Posting.RELATIONS;
    }

    /** The code of the rule that pays check-ins at activities of this kind, or null; remembered for a moment. */
    public Uni<@Nullable String> checkInRule(UUID districtId, String activityKind) {
        return rules.checkInRule(districtId, activityKind);
    }

    /** Once it is written that points of a member of this branch have changed: its board shows that at once. */
    public void changed(UUID districtId, UUID branchId) {
        boards.forget(districtId, branchId);
    }

    /** Posts in a transaction; null where no rule is in force. */
    public Uni<@Nullable PostedView> post(Tx tx, Earning earning) {
        return ledger.post(tx, earning);
    }

    /**
     * Takes back what facts were paid, each of another member, as far as they were and it has not been taken back: entries that name the
     * first; the caps are free again.
     */
    public Uni<Void> reverse(
            Tx tx, UUID districtId, SourceType type, Collection<UUID> sourceIds, String reason, String by) {
        return sourceIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : ledger.reverse(tx, districtId, type, sourceIds, reason, by);
    }

    /** What some facts were paid and still are, by fact. */
    public Uni<Map<UUID, PostedView>> posted(Tx tx, UUID districtId, SourceType type, Collection<UUID> sourceIds) {
        return ledger.posted(tx, districtId, type, sourceIds);
    }
}
