package io.qisheng.wechat;

import io.qisheng.platform.Grant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user of the platform whom WeChat can reach, with what the user may read by. */
public record WeChatReader(
        String openid, UUID userId, @Nullable UUID memberId, List<Grant> grants) {

    public WeChatReader {
        grants = List.copyOf(grants);
    }
}
