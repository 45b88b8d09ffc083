package io.qisheng.notifications;

import java.util.List;

/** What a user can be asked to allow, and how many messages of each are allowed now. */
record SubscriptionsView(List<Item> items) {

    /** One template. */
    record Item(String templateId, SubscribeTemplate purpose, int credits) {}
}
