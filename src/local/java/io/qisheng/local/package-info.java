/**
 * The local stack: PostgreSQL, Redis, object storage, a simulator of WeChat and the service, each a process of its own on
 * loopback. {@code make run} starts it, and the tests start the same classes. Nothing here reaches the production jar.
 */
@NullMarked
package io.qisheng.local;

import org.jspecify.annotations.NullMarked;
