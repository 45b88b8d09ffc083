package io.qisheng.petitions.desk;

import java.util.Map;
import java.util.UUID;

/**
 * A filter that somebody keeps.
 *
 * @param query the parameters of the list, as the contract names them
 */
public record SavedFilterView(UUID id, String name, Map<String, String> query) {}
