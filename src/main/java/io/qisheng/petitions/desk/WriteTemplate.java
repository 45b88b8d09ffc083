package io.qisheng.petitions.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as it shall be.
 *
 * @param officeId the office that shall share it; nothing for one's own
 */
public record WriteTemplate(@Nullable UUID officeId, String kind, String title, String text) {}
