package io.qisheng.evidence.domain;

import java.util.List;

/** What the look at an upload came to. */
public sealed interface Verdict {

    /**
     * A photo.
     *
     * @param size of the original that is kept
     * @param fingerprint of what it shows; close numbers, in bits, show the same
     */
    record Good(PixelSize size, long fingerprint) implements Verdict {}

    /** Not one that is taken, for all these reasons. */
    record Bad(List<RefusalReason> reasons) implements Verdict {
        public Bad {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("refused for no reason");
            }
        }
    }
}
