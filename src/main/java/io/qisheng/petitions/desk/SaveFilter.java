package io.qisheng.petitions.desk;

import java.util.Map;

/** A filter to keep; one of the same name gives way to it. */
public record SaveFilter(String name, Map<String, String> query) {}
