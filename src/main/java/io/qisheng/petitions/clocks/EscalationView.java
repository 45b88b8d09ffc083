package io.qisheng.petitions.clocks;

import java.time.OffsetDateTime;

/**
 * Somebody was told that a clock runs out.
 *
 * @param told who, as it is shown
 */
public record EscalationView(String clock, String level, String told, OffsetDateTime dueAt, OffsetDateTime at) {}
