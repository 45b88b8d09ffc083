package io.qisheng.identity;

import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.crypto.FieldCipher;
import io.qisheng.platform.limits.RateLimits;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.tx.Transactions;
import io.qisheng.platform.tx.Tx;
import io.qisheng.wechat.WeChat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Signing in through WeChat, and finding out which member or owner a WeChat user is. */
@ApplicationScoped
class WechatSignIn {

    private static final String STRANGER = "微信用户";

    private final Transactions transactions;
    private final WeChat wechat;
    private final UserRepository users;
    private final SessionService sessions;
    private final Organisations organisations;
    private final RateLimits limits;
    private final FieldCipher cipher;
    private final Clock clock;
    private final String districtCode;

    WechatSignIn(
            Transactions transactions,
            WeChat wechat,
            UserRepository users,
            SessionService sessions,
            Organisations organisations,
            RateLimits limits,
            FieldCipher cipher,
            Clock clock,
            @ConfigProperty(name = "qisheng.district") String districtCode) {
        this.transactions = transactions;
        this.wechat = wechat;
        this.users = users;
        this.sessions = sessions;
        this.organisations = organisations;
        this.limits = limits;
        this.cipher = cipher;
        this.clock = clock;
        this.districtCode = districtCode;
    }

    /** Signs a WeChat user in; somebody unknown gets a user without grants, to be bound next. */
    Uni<Tokens> signIn(String code) {
        return wechat.signIn(code)
                .call(known -> limits.signIn(known.openid()))
                .chain(known -> transactions.write(tx -> users.findByOpenid(tx, known.openid())
                        .chain(user -> user == null
                                ? stranger(tx, known.openid())
                                : Uni.createFrom().item(user))
                        .chain(user -> begin(tx, user))));
    }

    /** Binds by the phone number that WeChat vouches for; the old session ends. */
    Uni<Tokens> bindByPhone(Caller caller, UUID sessionId, String phoneCode) {
        return wechat.phoneNumber(phoneCode)
                .map(cipher::index)
                .chain(phone -> transactions.write(tx -> users.findByPhone(tx, caller.districtId(), phone)
                        .chain(user -> bind(tx, caller, sessionId, user, IdentityProblem.PHONE_NOT_REGISTERED))));
    }

    /** Binds by an invitation; the old session ends. */
    Uni<Tokens> bindByInvitation(Caller caller, UUID sessionId, String inviteCode) {
        byte[] code = Secrets.hash(inviteCode.toUpperCase(Locale.ROOT));
        return transactions.write(tx -> users.useInvitation(tx, caller.districtId(), code, clock.instant())
                .chain(userId -> userId == null
                        ? Uni.createFrom().<@Nullable UserView>nullItem()
                        : users.find(tx, caller.districtId(), userId))
                .chain(user -> bind(tx, caller, sessionId, user, IdentityProblem.INVITE_CODE_INVALID)));
    }

    private Uni<Tokens> begin(Tx tx, UserView user) {
        if (!user.active()) {
            return Uni.createFrom().failure(ProblemException.of(IdentityProblem.SIGN_IN_FAILED));
        }
        return sessions.begin(tx, user, "wechat");
    }

    private Uni<UserView> stranger(Tx tx, String openid) {
        return organisations
                .findByCode(tx, districtCode)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("there is no district " + districtCode))
                .map(OrganisationView::id)
                .call(district -> users.addStranger(tx, district, Ids.next(), openid, STRANGER, clock.instant()))
                .chain(() -> users.findByOpenid(tx, openid))
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("the new WeChat user is not there"));
    }

    private Uni<Tokens> bind(
            Tx tx, Caller caller, UUID sessionId, @Nullable UserView user, IdentityProblem whenUnknown) {
        if (!caller.grants().isEmpty() || caller.memberId() != null) {
            return Uni.createFrom().failure(ProblemException.of(IdentityProblem.ALREADY_BOUND));
        }
        if (user == null) {
            return Uni.createFrom().failure(ProblemException.of(whenUnknown));
        }
        return users.hasWechatAccount(tx, user.districtId(), user.id())
                .invoke(taken -> {
                    if (taken) {
                        throw ProblemException.of(IdentityProblem.RECORD_ALREADY_BOUND);
                    }
                })
                .chain(() -> users.moveWechatAccount(tx, caller.districtId(), caller.userId(), user.id()))
                .chain(() -> sessions.revoke(tx, sessionId))
                .chain(() -> sessions.begin(tx, user, "wechat-bind"));
    }
}
