/** One transaction, one connection: the only door to the database. */
@NullMarked
package io.qisheng.platform.tx;

import org.jspecify.annotations.NullMarked;
