package io.qisheng.evidence;

import java.time.OffsetDateTime;

/** A picture to show, at an address that was signed just now. */
public record RenditionView(int width, int height, String url, OffsetDateTime expiresAt) {}
