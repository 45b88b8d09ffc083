package io.qisheng.petitions.bulletins;

import java.time.YearMonth;

/** The body of a new bulletin. */
record BulletinInput(YearMonth month) {}
