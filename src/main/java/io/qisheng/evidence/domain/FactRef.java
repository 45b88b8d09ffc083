package io.qisheng.evidence.domain;

import java.util.UUID;

/**
 * What a photo proves.
 *
 * @param id the fact's id, as its feature knows it
 * @param part which part of the fact, for facts that grow: a petition's photos belong to the timeline entry of that number, so that
 *     an internal note's photo is as internal as the note; 0 is the fact itself
 */
public record FactRef(FactType type, UUID id, int part) {

    /** The fact as a whole. */
    public static FactRef of(FactType type, UUID id) {
        return new FactRef(type, id, 0);
    }
}
