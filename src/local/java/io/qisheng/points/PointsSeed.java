package io.qisheng.points;

import io.qisheng.local.CopyRows;
import io.qisheng.platform.Grant;
import io.qisheng.points.ledger.Earning;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has facts paid in a database by the very statement that the service posts with, so that entries, caps and balances of made facts
 * cannot differ from lived ones. It shares the service's package for that reason and is on the test class path only.
 */
public final class PointsSeed implements AutoCloseable {

    private static final String POST = """
            with earned as (
                select cast(? as uuid) as district_id, cast(? as uuid) as entry_id, cast(? as uuid) as member_id,
                    cast(? as uuid) as branch_id, cast(? as text) as rule_code, cast(null as integer) as rule_version,
                    cast(? as text) as source_type, cast(? as uuid) as source_id, cast(? as text) as source_label,
                    cast(? as text) as approver_name, cast(? as timestamptz) as occurred_at, cast(? as timestamptz) as posted_at),
            """ + Points.posting() + " select id from posted";
    private static final String CLAIM = """
            points_claim (district_id, id, member_id, member_name, branch_id, branch_name, scope_paths, claimed_by, rule_code,
                rule_version, rule_name, approver_role, text, occurred_on, status, version, created_at, declined_at, declined_by,
                entry_id)""";
    private static final String STEP =
            "points_claim_step (district_id, claim_id, seq, action, actor_id, actor_name, at, reason)";

    private final Connection connection;
    private final PreparedStatement post;
    private final CopyRows claims = new CopyRows(CLAIM);
    private final CopyRows steps = new CopyRows(STEP);

    public PointsSeed(Connection connection) throws SQLException {
        this.connection = connection;
        this.post = connection.prepareStatement(POST);
    }

    /** The rules that members can claim by, as they are shipped. */
    public static Map<String, ClaimTale.Rule> claimRules(Connection connection) throws SQLException {
        Map<String, ClaimTale.Rule> rules = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select code, version, name, approver_role, photos_needed from points_rule
                        where source = 'CLAIM' and version = 1""")) {
            while (rows.next()) {
                String code = rows.getString(1);
                rules.put(
                        code,
                        new ClaimTale.Rule(code, rows.getInt(2), rows.getString(3), rows.getString(4), rows.getInt(5)));
            }
        }
        return rules;
    }

    /**
     * Has a fact paid at once. Caps count what was paid before, so facts come in the order in which they were paid.
     *
     * @param entryId of the new entry; a member's entries are shown in the order of their ids
     */
    public void pay(UUID entryId, Earning earning, Instant postedAt) throws SQLException {
        List<@Nullable Object> values = Arrays.asList(
                earning.districtId(),
                entryId,
                earning.memberId(),
                earning.branchId(),
                earning.ruleCode(),
                earning.sourceType().name(),
                earning.sourceId(),
                earning.label(),
                earning.approver(),
                earning.occurredAt().atOffset(ZoneOffset.UTC),
                postedAt.atOffset(ZoneOffset.UTC));
        for (int i = 0; i < values.size(); i++) {
            post.setObject(i + 1, values.get(i));
        }
        try (ResultSet posted = post.executeQuery()) {
            if (!posted.next()) {
                throw new IllegalStateException("no rule pays " + earning);
            }
        }
    }

    /** Adds a claim with all that happened to it; what it was paid is posted at once. */
    public void add(ClaimTale tale, UUID entryId) throws SQLException {
        if (tale.isPaid()) {
            pay(entryId, tale.earning(), tale.now());
        }
        ClaimTale.Claimant by = tale.claimant();
        claims.add(
                tale.districtId(),
                tale.id(),
                by.memberId(),
                by.name(),
                by.branchId(),
                by.branchName(),
                Grant.lineOf(by.branchPath()).toArray(String[]::new),
                by.userId(),
                tale.rule().code(),
                tale.rule().version(),
                tale.rule().name(),
                tale.rule().approverRole(),
                tale.deed().text(),
                tale.deed().day(),
                tale.status(),
                tale.steps().size(),
                tale.madeAt(),
                tale.claim().declinedAt(),
                tale.claim().declinedBy(),
                tale.isPaid() ? entryId : null);
        tale.steps().forEach(step -> add(tale, step));
    }

    private void add(ClaimTale tale, ClaimTale.Step step) {
        steps.add(
                tale.districtId(),
                tale.id(),
                step.seq(),
                step.action(),
                step.actorId(),
                step.actorName(),
                step.at(),
                step.reason());
    }

    /** Writes the claims that were added since the last time. */
    public void write() throws SQLException {
        claims.write(connection);
        steps.write(connection);
    }

    @Override
    public void close() throws SQLException {
        post.close();
    }
}
