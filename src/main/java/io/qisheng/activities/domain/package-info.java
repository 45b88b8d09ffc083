/** The rules of activities: what may become of one, which code is good when, where a phone is, and how a scan is judged. */
@NullMarked
package io.qisheng.activities.domain;

import org.jspecify.annotations.NullMarked;
