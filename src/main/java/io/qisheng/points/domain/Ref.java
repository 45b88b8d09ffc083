package io.qisheng.points.domain;

import java.util.UUID;

/** Something by id and name. */
public record Ref(UUID id, String name) {}
