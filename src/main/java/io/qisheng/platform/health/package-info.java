/** What the probes on the management port tell of the parts that the service leans on. */
@NullMarked
package io.qisheng.platform.health;

import org.jspecify.annotations.NullMarked;
