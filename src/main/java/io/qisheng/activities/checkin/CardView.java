package io.qisheng.activities.checkin;

import java.time.OffsetDateTime;

/** A member's card, as the phone shows it to a secretary. */
record CardView(String cardToken, OffsetDateTime expiresAt) {}
