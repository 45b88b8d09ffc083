package io.qisheng.petitions.publishing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication with all its words.
 *
 * @param petitionId where it is taken back, for whoever may; null for everybody else
 */
public record PublicationView(
        @JsonUnwrapped PublicationRow row,
        String question,
        String text,
        @Nullable UUID petitionId) {

    /** The same for whoever may take it back. */
    PublicationView of(UUID petition) {
        return new PublicationView(row, question, text, petition);
    }
}
