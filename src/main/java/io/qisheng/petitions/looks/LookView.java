package io.qisheng.petitions.looks;

import io.qisheng.platform.time.Times;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A look as the filer reads it: who, by which office, when. */
public record LookView(Viewer viewer, OffsetDateTime at) {

    public record Viewer(String name, String role, Office organisation) {}

    /** The organisation of the office. */
    public record Office(UUID id, String name) {}

    static LookView of(Look look, String organisation) {
        return new LookView(
                new Viewer(look.viewerName(), look.role().name(), new Office(look.organisationId(), organisation)),
                Times.known(look.at()));
    }
}
