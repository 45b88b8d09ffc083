package io.qisheng.policies;

import io.qisheng.policies.PolicyView.Ref;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far the latest version of a policy has reached, and a page of the enterprises behind it. */
public record ReceiptsView(
        Reach reach, List<Receipt> items, @Nullable String nextCursor) {

    /**
     * Of those whom the version fitted when it was published, how many have read it.
     *
     * @param others enterprises that have read it although it was not meant for them then
     */
    public record Reach(long numerator, long denominator, long others) {}

    /** One whom it fitted. */
    public record Receipt(Ref enterprise, @Nullable OffsetDateTime readAt) {

        UUID id() {
            return enterprise.id();
        }
    }
}
