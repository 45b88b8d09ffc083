/** Keyset paging with signed cursors. */
@NullMarked
package io.qisheng.platform.page;

import org.jspecify.annotations.NullMarked;
