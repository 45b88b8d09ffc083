/**
 * What may happen to a petition, as pure synchronous Java: commands in, decisions out, state folded from the timeline. Nothing
 * here knows a database, a clock or a request.
 */
@NullMarked
package io.qisheng.petitions.domain;

import org.jspecify.annotations.NullMarked;
