package io.qisheng.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox.
 *
 * @param unread how many are not read yet; 100 stands for as many or more
 */
record NotificationPage(
        List<NotificationView> items, @Nullable String nextCursor, int unread) {}
