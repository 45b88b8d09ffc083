package io.qisheng.petitions.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Words that are used again and again.
 *
 * @param office whose staff share it; nothing where it is the caller's own
 * @param kind TEMPLATE for a whole answer, PHRASE for a sentence
 */
public record AnswerTemplateView(
        UUID id, @Nullable Office office, String kind, String title, String text, boolean editable, String etag) {

    /** An office by id and name. */
    public record Office(UUID id, String name) {}
}
