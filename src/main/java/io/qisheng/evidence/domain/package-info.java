/** The life of one photo as pure decisions: what it may become, and why not. */
@NullMarked
package io.qisheng.evidence.domain;

import org.jspecify.annotations.NullMarked;
