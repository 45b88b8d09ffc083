/** What a text says of who somebody is, and what may stand there instead: plain Java that knows no framework. */
@NullMarked
package io.qisheng.petitions.publishing.domain;

import org.jspecify.annotations.NullMarked;
