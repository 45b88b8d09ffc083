/** The inbox: what happened that concerns somebody, addressed to users, members and offices. */
@NullMarked
package io.qisheng.notifications;

import org.jspecify.annotations.NullMarked;
