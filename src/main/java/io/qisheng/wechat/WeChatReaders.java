package io.qisheng.wechat;

import io.qisheng.platform.Role;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Which WeChat users stand behind people and offices. Whoever knows the users implements it. */
public interface WeChatReaders {

    /** A role on exactly this organisation. */
    record Seat(Role role, UUID organisationId) {}

    /** Those who may sign in and have a WeChat account, as they are now. */
    Uni<List<WeChatReader>> behind(
            Tx tx, UUID districtId, Collection<UUID> users, Collection<UUID> members, Collection<Seat> seats);
}
