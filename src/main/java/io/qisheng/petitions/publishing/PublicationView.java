package io.qisheng.petitions.publishing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** A publication with all its words. */
public record PublicationView(@JsonUnwrapped PublicationRow row, String question, String text) {}
