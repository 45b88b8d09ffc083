package io.qisheng.policies;

/** The body of an action on a policy: {@code publish} or {@code withdraw}. */
record PolicyActionRequest(String action) {

    boolean publishes() {
        return action.equals("publish");
    }
}
