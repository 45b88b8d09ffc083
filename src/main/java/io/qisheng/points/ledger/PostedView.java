package io.qisheng.points.ledger;

import io.qisheng.points.domain.Caps;
import io.qisheng.points.domain.Explanation;
import io.qisheng.points.domain.Tenths;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * What was posted for a fact.
 *
 * @param points a decimal with one place
 * @param explanation why so many
 */
public record PostedView(UUID entryId, String ruleCode, String points, String explanation) {

    /** From a row of the relation {@code posted} that a statement wrote as JSON. */
    public static PostedView of(JsonObject posted) {
        String cap = posted.getString("cap");
        Explanation why = new Explanation(
                posted.getString("rule_text"),
                posted.getInteger("rule_version"),
                posted.getString("source_label"),
                posted.getInteger("full_tenths"),
                posted.getInteger("tenths"),
                cap == null ? null : Caps.Kind.valueOf(cap),
                posted.getInteger("cap_tenths"),
                posted.getString("approver_name"),
                posted.getString("reason"));
        return new PostedView(
                UUID.fromString(posted.getString("id")),
                posted.getString("rule_code"),
                Tenths.decimal(posted.getInteger("tenths")),
                why.sentence());
    }
}
