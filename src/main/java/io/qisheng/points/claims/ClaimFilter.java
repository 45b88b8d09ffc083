package io.qisheng.points.claims;

import io.qisheng.points.domain.ClaimStatus;
import java.util.List;

/**
 * Which claims a list shows.
 *
 * @param waiting only those that the caller can decide now
 * @param mine only the caller's own
 */
record ClaimFilter(List<ClaimStatus> statuses, boolean waiting, boolean mine) {}
