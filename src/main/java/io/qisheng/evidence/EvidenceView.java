package io.qisheng.evidence;

import io.qisheng.evidence.domain.EvidenceStatus;
import java.util.List;
import java.util.UUID;

/** A photo inside the fact that it proves; the small rendition comes first. */
public record EvidenceView(UUID id, EvidenceStatus status, List<RenditionView> renditions) {}
