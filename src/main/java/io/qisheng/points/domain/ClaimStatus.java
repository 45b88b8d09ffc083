package io.qisheng.points.domain;

/** Where a claim stands. */
public enum ClaimStatus {
    PENDING,
    APPROVED,
    DECLINED,
    APPEALED,
    UPHELD,
    REVERSED
}
