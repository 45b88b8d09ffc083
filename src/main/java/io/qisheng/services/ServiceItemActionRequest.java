package io.qisheng.services;

/** The body of an action on an item: {@code publish} or {@code retire}. */
record ServiceItemActionRequest(String action) {

    boolean publishes() {
        return action.equals("publish");
    }
}
