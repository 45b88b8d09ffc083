package io.qisheng.evidence.domain;

/** Where a photo stands. */
public enum EvidenceStatus {
    /** A ticket was given; nothing was judged yet. */
    TICKETED,
    /** Judged and kept; nothing refers to it yet. */
    VERIFIED,
    /** Judged and thrown away; the reasons are kept. */
    REFUSED,
    /** It proves a fact. */
    ATTACHED,
    /** Its files are gone or going. */
    REMOVED
}
