package io.qisheng.notifications;

import java.util.UUID;

/**
 * What is told.
 *
 * @param kind what it is about, in kebab-case, as {@code points-claim-approved}
 * @param title a few words
 * @param text one sentence that says what happened and, where there is something to do, what
 * @param subjectId what to open
 */
public record Notice(String kind, String title, String text, SubjectType subjectType, UUID subjectId) {

    /** The kinds of thing that a notification can open. */
    public enum SubjectType {
        ACTIVITY,
        CHECK_IN,
        LEAVE_REQUEST,
        POINTS_CLAIM,
        PETITION,
        /** Petitions that are late or due today, of an organisation. */
        PETITION_LIST,
        POLICY,
        CAMPAIGN
    }
}
