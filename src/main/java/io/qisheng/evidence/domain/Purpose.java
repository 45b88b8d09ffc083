package io.qisheng.evidence.domain;

/** What the uploader takes the photo for; it can be attached to nothing else. */
public enum Purpose {
    PETITION,
    PETITION_ANSWER,
    ACTIVITY,
    POINTS_CLAIM
}
