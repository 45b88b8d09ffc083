package io.qisheng.evidence.image;

import io.qisheng.evidence.domain.RenditionSize;
import io.qisheng.evidence.domain.Verdict;
import java.util.Map;

/** What the look at an upload found. */
public sealed interface Inspection {

    /** What is to be recorded. */
    Verdict verdict();

    /**
     * A good photo.
     *
     * @param original all pixels that are kept; private
     * @param renditions for each size
     */
    record Good(Verdict.Good verdict, Rendition original, Map<RenditionSize, Rendition> renditions)
            implements Inspection {}

    /** Not one. */
    record Bad(Verdict.Bad verdict) implements Inspection {}
}
