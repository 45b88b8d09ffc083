/** The rules of typed questions: which can be asked, and whether an answer fits. */
@NullMarked
package io.qisheng.services.domain;

import org.jspecify.annotations.NullMarked;
