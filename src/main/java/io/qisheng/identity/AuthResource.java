package io.qisheng.identity;

import io.qisheng.platform.CurrentCaller;
import io.qisheng.platform.contract.Answers;
import io.qisheng.platform.problem.ProblemException;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Cancellable(false)
public class AuthResource {

    private final WechatSignIn wechat;
    private final StaffSignIn staff;
    private final SessionService sessions;
    private final SessionCookies cookies;
    private final CsrfGuard csrf;
    private final CurrentCaller caller;
    private final JsonWebToken token;
    private final CurrentIdentityAssociation identities;

    AuthResource(
            WechatSignIn wechat,
            StaffSignIn staff,
            SessionService sessions,
            SessionCookies cookies,
            CsrfGuard csrf,
            CurrentCaller caller,
            JsonWebToken token,
            CurrentIdentityAssociation identities) {
        this.wechat = wechat;
        this.staff = staff;
        this.sessions = sessions;
        this.cookies = cookies;
        this.csrf = csrf;
        this.caller = caller;
        this.token = token;
        this.identities = identities;
    }

    /** How the tokens travel. */
    enum Mode {
        bearer,
        cookie
    }

    record WechatCode(String code) {}

    record WechatBinding(
            @Nullable String phoneCode, @Nullable String inviteCode) {}

    record StaffCredentials(
            String username,
            String password,
            @Nullable String totp,
            @Nullable Mode mode) {}

    record RefreshTokenHolder(@Nullable String refreshToken) {}

    record BridgeRedemption(String ticket, @Nullable Mode mode) {}

    record BridgeTicket(String ticket, long expiresIn) {}

    @POST
    @Path("/wechat")
    @PermitAll
    @Answers({200, 400, 401, 403, 413, 415, 429, 503})
    public Uni<Session> signInWithWechat(WechatCode body) {
        return wechat.signIn(body.code()).map(Session::bearer);
    }

    @POST
    @Path("/wechat/bind")
    @Authenticated
    @Answers({200, 400, 401, 403, 409, 413, 415, 422, 429, 503})
    public Uni<Session> bindWechat(WechatBinding body) {
        String phoneCode = body.phoneCode();
        String inviteCode = body.inviteCode();
        Uni<Tokens> bound = phoneCode != null
                ? wechat.bindByPhone(caller.get(), AccessTokens.session(token), phoneCode)
                : wechat.bindByInvitation(
                        caller.get(), AccessTokens.session(token), inviteCode == null ? "" : inviteCode);
        return bound.map(Session::bearer);
    }

    @POST
    @Path("/staff")
    @PermitAll
    @Answers({200, 400, 401, 413, 415, 429, 503})
    public Uni<Response> signInStaff(StaffCredentials body) {
        return staff.signIn(body.username(), body.password(), body.totp())
                .map(tokens -> answer(tokens, body.mode() == Mode.cookie));
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Answers({200, 400, 401, 403, 413, 415, 429, 503})
    public Uni<Response> refreshSession(@Nullable RefreshTokenHolder body, @Context HttpHeaders headers) {
        if (body != null && body.refreshToken() != null) {
            return sessions.refresh(body.refreshToken()).map(tokens -> answer(tokens, false));
        }
        Cookie cookie = headers.getCookies().get(cookies.refreshName());
        if (cookie == null) {
            throw ProblemException.of(IdentityProblem.REFRESH_TOKEN_INVALID);
        }
        csrf.check(headers);
        return sessions.refresh(cookie.getValue()).map(tokens -> answer(tokens, true));
    }

    @POST
    @Path("/logout")
    @Consumes(MediaType.WILDCARD)
    @PermitAll
    @Answers({204, 400, 403, 413, 415, 429, 503})
    public Uni<Response> signOut(@Nullable RefreshTokenHolder body, @Context HttpHeaders headers) {
        Uni<Void> ended = end(body, headers);
        return ended.map(done -> Response.noContent()
                .cookie(cookies.cleared(headers.getCookies().keySet()))
                .build());
    }

    @POST
    @Path("/bridge-tickets")
    @Consumes(MediaType.WILDCARD)
    @Authenticated
    @Answers({201, 400, 401, 403, 429, 503})
    public Uni<Response> createBridgeTicket() {
        return sessions.ticket(caller.get())
                .map(ticket -> Response.status(201)
                        .entity(new BridgeTicket(ticket, SessionService.TICKET_LIFE.toSeconds()))
                        .build());
    }

    @POST
    @Path("/bridge")
    @PermitAll
    @Answers({200, 400, 401, 413, 415, 429, 503})
    public Uni<Response> redeemBridgeTicket(BridgeRedemption body) {
        return sessions.redeem(body.ticket()).map(tokens -> answer(tokens, body.mode() != Mode.bearer));
    }

    private Uni<Void> end(@Nullable RefreshTokenHolder body, HttpHeaders headers) {
        if (body != null && body.refreshToken() != null) {
            return sessions.end(body.refreshToken());
        }
        Cookie cookie = headers.getCookies().get(cookies.refreshName());
        if (cookie != null) {
            csrf.check(headers);
            return sessions.end(cookie.getValue());
        }
        return identities
                .getDeferredIdentity()
                .onFailure(SecurityException.class)
                .recoverWithNull()
                .chain(this::end);
    }

    /** Signing out without a session is as good as signed out. */
    private Uni<Void> end(@Nullable SecurityIdentity identity) {
        return identity != null && identity.getPrincipal() instanceof JsonWebToken access
                ? sessions.end(AccessTokens.session(access))
                : Uni.createFrom().voidItem();
    }

    private Response answer(Tokens tokens, boolean inCookies) {
        if (!inCookies) {
            return Response.ok(Session.bearer(tokens)).build();
        }
        return Response.ok(Session.cookie(tokens))
                .cookie(cookies.of(tokens, Secrets.next()))
                .build();
    }
}
