package io.qisheng.wechat;

import io.qisheng.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** What the service asks of WeChat. A busy answer is tried once more, a dead access token is renewed once, nothing loops. */
@ApplicationScoped
public class WeChat {

    private static final Logger LOG = Logger.getLogger(WeChat.class);

    /** What WeChat says of a code or a user; everything else is a fault of ours or of theirs. */
    private static final Map<Integer, WeChatProblem> SIGN_IN_REFUSALS = Map.of(
            40029, WeChatProblem.WECHAT_CODE_INVALID,
            40163, WeChatProblem.WECHAT_CODE_USED,
            40226, WeChatProblem.WECHAT_USER_BLOCKED,
            45011, WeChatProblem.WECHAT_TOO_FREQUENT);

    /** All tries together; a person who waits is told soon that it does not work now. */
    private static final Duration PATIENCE = Duration.ofMillis(2_800);

    private static final Set<Integer> PHONE_CODE_INVALID = Set.of(40029, 40163);

    private final WeChatApi api;
    private final AccessTokenStore tokens;
    private final SubscribeMessages messages;
    private final String appId;
    private final String secret;

    WeChat(
            @RestClient WeChatApi api,
            AccessTokenStore tokens,
            SubscribeMessages messages,
            @ConfigProperty(name = "qisheng.wechat.app-id") String appId,
            @ConfigProperty(name = "qisheng.wechat.app-secret") String secret) {
        this.api = api;
        this.tokens = tokens;
        this.messages = messages;
        this.appId = appId;
        this.secret = secret;
    }

    /**
     * Exchanges a code of {@code wx.login}.
     *
     * @return who it is; fails with {@code wechat-code-invalid}, {@code wechat-code-used}, {@code wechat-user-blocked},
     *     {@code wechat-too-frequent} or {@code wechat-unavailable}
     */
    public Uni<WeChatUser> signIn(String code) {
        return inTime(twiceIfBusy(() -> api.session(appId, secret, code, "authorization_code")))
                .map(answer -> accepted(answer, SIGN_IN_REFUSALS::get))
                .map(answer ->
                        new WeChatUser(answer.required("openid"), answer.body().getString("unionid")));
    }

    /**
     * The phone number behind a code of the button {@code getPhoneNumber}, without country code.
     *
     * @return the number; fails with {@code wechat-phone-code-invalid}, {@code wechat-phone-unavailable} or
     *     {@code wechat-unavailable}
     */
    public Uni<String> phoneNumber(String code) {
        String body = new JsonObject().put("code", code).encode();
        return inTime(withAccessToken(token -> api.phoneNumber(token, body)))
                .map(answer -> accepted(
                        answer,
                        errcode -> PHONE_CODE_INVALID.contains(errcode)
                                ? WeChatProblem.WECHAT_PHONE_CODE_INVALID
                                : WeChatProblem.WECHAT_PHONE_UNAVAILABLE))
                .map(this::phone);
    }

    /** Sends a subscribe message, at most once; it does not fail, but says how it ended. */
    public Uni<SubscribeResult> send(SubscribeMessage message) {
        return messages.send(message);
    }

    /** Calls with the shared access token; when WeChat says that it is dead, once more with a new one. */
    private Uni<WeChatAnswer> withAccessToken(Function<String, Uni<String>> call) {
        return tokens.get()
                .chain(token -> twiceIfBusy(() -> call.apply(token))
                        .chain(answer -> AccessTokenStore.isDead(answer.errcode())
                                ? tokens.renew(token).chain(fresh -> twiceIfBusy(() -> call.apply(fresh)))
                                : Uni.createFrom().item(answer)));
    }

    private static Uni<WeChatAnswer> inTime(Uni<WeChatAnswer> tries) {
        return tries.ifNoItem().after(PATIENCE).failWith(() -> ProblemException.of(WeChatProblem.WECHAT_UNAVAILABLE));
    }

    private static Uni<WeChatAnswer> twiceIfBusy(Supplier<Uni<String>> call) {
        return once(call)
                .chain(answer -> answer.errcode() == WeChatAnswer.BUSY
                        ? once(call)
                        : Uni.createFrom().item(answer));
    }

    static Uni<WeChatAnswer> once(Supplier<Uni<String>> call) {
        return Uni.createFrom()
                .deferred(call::get)
                .onFailure()
                .transform(failure -> {
                    LOG.warnf("WeChat does not answer: %s", failure.getClass().getSimpleName());
                    return ProblemException.of(WeChatProblem.WECHAT_UNAVAILABLE);
                })
                .map(WeChatAnswer::of);
    }

    private static WeChatAnswer accepted(WeChatAnswer answer, Function<Integer, WeChatProblem> refusals) {
        if (answer.isSuccess()) {
            return answer;
        }
        LOG.warnf("WeChat refuses with errcode %d", answer.errcode());
        WeChatProblem refusal = refusals.apply(answer.errcode());
        throw ProblemException.of(refusal == null ? WeChatProblem.WECHAT_UNAVAILABLE : refusal);
    }

    private String phone(WeChatAnswer answer) {
        JsonObject info = answer.body().getJsonObject("phone_info", new JsonObject());
        String issuedFor = info.getJsonObject("watermark", new JsonObject()).getString("appid");
        String number = info.getString("purePhoneNumber");
        if (number == null || !appId.equals(issuedFor)) {
            throw ProblemException.of(WeChatProblem.WECHAT_PHONE_CODE_INVALID);
        }
        return number;
    }
}
