package io.qisheng.evidence.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where photos are kept: any object storage that speaks S3 with path-style addresses. */
@ConfigMapping(prefix = "qisheng.storage")
public interface StorageConfig {

    /** The address by which the service reaches the storage. */
    URI url();

    /** The address by which phones and browsers reach it; it is part of what is signed. */
    URI publicUrl();

    /** Always named: without it the client asks the storage, and waits, before it signs. */
    String region();

    String bucket();

    String accessKey();

    String secretKey();

    /** How long one call may take before the storage counts as down. */
    @WithDefault("2500ms")
    Duration patience();
}
