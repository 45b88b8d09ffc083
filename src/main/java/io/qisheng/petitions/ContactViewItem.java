package io.qisheng.petitions;

import java.time.OffsetDateTime;
import java.util.UUID;

/** Somebody looked at the filer's contact in clear. */
record ContactViewItem(By by, OffsetDateTime at) {

    record By(UUID id, String name, String role) {}
}
