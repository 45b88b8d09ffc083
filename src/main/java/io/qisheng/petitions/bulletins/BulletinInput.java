package io.qisheng.petitions.bulletins;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a new bulletin.
 *
 * @param officeId whose it is, where the caller writes for several
 */
record BulletinInput(YearMonth month, @Nullable UUID officeId) {}
