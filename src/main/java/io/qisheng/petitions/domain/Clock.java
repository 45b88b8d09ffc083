package io.qisheng.petitions.domain;

import java.time.Instant;

/**
 * One time limit as it stands at some moment.
 *
 * @param dueAt while the clock is paused, where it stood: it moves on when the filer answers
 * @param usedShare used working time by the whole; above 1 once it is overdue
 * @param provisional the due time was counted through a year whose holidays are not announced
 */
public record Clock(Name name, State state, Instant startedAt, Instant dueAt, double usedShare, boolean provisional) {

    public enum Name {
        ACCEPT,
        TAKE,
        FIRST_CONTACT,
        ANSWER,
        REVIEW
    }

    public enum State {
        RUNNING,
        PAUSED,
        DUE_SOON,
        OVERDUE,
        MET,
        MISSED;

        /** Something still has to be done before this clock stops. */
        public boolean isTicking() {
            return this != MET && this != MISSED;
        }
    }

    boolean isInTime() {
        return state == State.RUNNING || state == State.DUE_SOON;
    }
}
