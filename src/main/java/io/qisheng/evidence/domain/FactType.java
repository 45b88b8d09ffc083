package io.qisheng.evidence.domain;

/** The kinds of fact that a photo can prove; each belongs to one feature, which says who may see it. */
public enum FactType {
    PETITION,
    ACTIVITY,
    POINTS_CLAIM
}
