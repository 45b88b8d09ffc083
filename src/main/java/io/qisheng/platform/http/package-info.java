/** What every HTTP answer carries: request ids, caching, security headers. */
@NullMarked
package io.qisheng.platform.http;

import org.jspecify.annotations.NullMarked;
