package io.qisheng.petitions.bulletins;

/** The body of an action on a bulletin. */
record BulletinActionRequest(String action) {

    boolean issues() {
        return action.equals("issue");
    }
}
