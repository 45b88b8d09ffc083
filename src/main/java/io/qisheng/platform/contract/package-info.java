/** The written contract at run time: every parameter and body is held against it before a resource sees it. */
@NullMarked
package io.qisheng.platform.contract;

import org.jspecify.annotations.NullMarked;
