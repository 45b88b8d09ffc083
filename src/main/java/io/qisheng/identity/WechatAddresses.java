package io.qisheng.identity;

import io.qisheng.identity.UserRepository.Reachable;
import io.qisheng.platform.Grant;
import io.qisheng.platform.tx.Tx;
import io.qisheng.wechat.WeChatReader;
import io.qisheng.wechat.WeChatReaders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Tells by which openids people and offices are reached, for those who may not know who has which account. */
@ApplicationScoped
class WechatAddresses implements WeChatReaders {

    private final UserRepository users;

    WechatAddresses(UserRepository users) {
        this.users = users;
    }

    @Override
    public Uni<List<WeChatReader>> behind(
            Tx tx, UUID districtId, Collection<UUID> userIds, Collection<UUID> members, Collection<Seat> seats) {
        return users.reachable(
                        tx,
                        districtId,
                        texts(userIds, UUID::toString),
                        texts(members, UUID::toString),
                        texts(seats, seat -> seat.role().name()),
                        texts(seats, seat -> seat.organisationId().toString()))
                .map(found -> found.stream().map(WechatAddresses::reader).toList());
    }

    private static WeChatReader reader(Reachable found) {
        UserView user = found.user();
        List<Grant> grants = user.grants().stream()
                .map(grant -> new Grant(grant.role(), grant.organisationId(), grant.path()))
                .toList();
        UUID memberId = user.member() == null ? null : user.member().id();
        return new WeChatReader(found.openid(), user.id(), memberId, grants);
    }

    private static <T> String[] texts(Collection<T> some, Function<T, String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }
}
