package io.qisheng.points.claims;

import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.time.Times;
import io.qisheng.points.claims.ClaimView.Step;
import io.qisheng.points.domain.Claim;
import io.qisheng.points.domain.ClaimStatus;
import io.qisheng.points.domain.Ref;
import io.qisheng.points.ledger.PostedView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as a statement writes it: its row, its steps, and what was posted for it. Both the reads and the statement that decides
 * write it alike, and the record of an Idempotency-Key keeps it.
 */
record ClaimFacts(
        JsonObject claim, JsonArray steps, @Nullable JsonObject posted) {

    static ClaimFacts of(JsonObject facts) {
        return new ClaimFacts(
                facts.getJsonObject("claim"),
                facts.getJsonArray("steps", new JsonArray()),
                facts.getJsonObject("posted"));
    }

    UUID id() {
        return id("id");
    }

    UUID memberId() {
        return id("member_id");
    }

    String approverRole() {
        return claim.getString("approver_role");
    }

    List<String> scopePaths() {
        return claim.getJsonArray("scope_paths").stream().map(String::valueOf).toList();
    }

    String etag() {
        return Precondition.etag(claim.getLong("version"));
    }

    /** What the rules look at. */
    Claim rules() {
        String declinedBy = claim.getString("declined_by");
        OffsetDateTime declinedAt = Times.written(claim.getString("declined_at"));
        return new Claim(
                status(),
                memberId(),
                declinedAt == null ? null : declinedAt.toInstant(),
                declinedBy == null ? null : UUID.fromString(declinedBy));
    }

    ClaimStatus status() {
        return ClaimStatus.valueOf(claim.getString("status"));
    }

    ClaimRowView row() {
        return new ClaimRowView(
                id(),
                member(),
                branch(),
                claim.getString("rule_code"),
                claim.getString("rule_name"),
                claim.getString("text"),
                LocalDate.parse(claim.getString("occurred_on")),
                status(),
                posted == null ? null : PostedView.of(posted).points(),
                moment(claim, "created_at"),
                claim.getLong("version"));
    }

    /** The detail but for the photos, which are signed for each reader. */
    ClaimView detail(List<String> allowed) {
        PostedView paid = posted == null ? null : PostedView.of(posted);
        Instant appealUntil = rules().appealUntil();
        return new ClaimView(
                id(),
                member(),
                branch(),
                claim.getString("rule_code"),
                claim.getInteger("rule_version"),
                claim.getString("rule_name"),
                claim.getString("text"),
                LocalDate.parse(claim.getString("occurred_on")),
                status(),
                paid == null ? null : paid.points(),
                paid == null ? null : paid.explanation(),
                List.of(),
                steps.stream().map(JsonObject.class::cast).map(ClaimFacts::step).toList(),
                allowed,
                moment(claim, "created_at"),
                Times.local(appealUntil),
                claim.getLong("version"),
                etag());
    }

    private Ref member() {
        return new Ref(memberId(), claim.getString("member_name"));
    }

    private Ref branch() {
        return new Ref(id("branch_id"), claim.getString("branch_name"));
    }

    private UUID id(String column) {
        return UUID.fromString(claim.getString(column));
    }

    private static Step step(JsonObject step) {
        return new Step(
                step.getString("action"),
                new Ref(UUID.fromString(step.getString("actor_id")), step.getString("actor_name")),
                moment(step, "at"),
                step.getString("reason"));
    }

    private static OffsetDateTime moment(JsonObject row, String column) {
        return Objects.requireNonNull(Times.written(row.getString(column)), column);
    }
}
