package io.qisheng.policies;

import java.util.UUID;

/** A policy as a petition that asks about it names it. */
public record AskedPolicyView(UUID id, String title) {}
