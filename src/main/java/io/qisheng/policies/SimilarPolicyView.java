package io.qisheng.policies;

import io.qisheng.policies.PolicyView.Ref;
import io.qisheng.policies.domain.Match.Fit;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy that may answer what somebody is about to ask.
 *
 * @param summary what it gives, 120 code points at most
 * @param validTo its last day; null where there is none
 * @param enterprise the one of the reader's own that it fits best
 */
public record SimilarPolicyView(
        UUID id, String title, String summary, @Nullable LocalDate validTo, Fit fit, Ref enterprise) {}
