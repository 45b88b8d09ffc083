package io.qisheng.wechat;

import io.qisheng.platform.problem.ProblemException;
import io.qisheng.wechat.SubscribeResult.End;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends subscribe messages. WeChat has no idempotency for them, so what may have arrived is never sent again: only a call that did not
 * get out, and an answer that says that nothing was sent, leave it open to be tried once more.
 */
@ApplicationScoped
class SubscribeMessages {

    private static final Logger LOG = Logger.getLogger(SubscribeMessages.class);

    private final WeChatApi api;
    private final AccessTokenStore tokens;
    private final String appState;

    SubscribeMessages(
            @RestClient WeChatApi api,
            AccessTokenStore tokens,
            @ConfigProperty(name = "qisheng.wechat.app-state") String appState) {
        this.api = api;
        this.tokens = tokens;
        this.appState = appState;
    }

    /** Sends it once; a dead access token, which WeChat refuses before anything is sent, is renewed once. */
    Uni<SubscribeResult> send(SubscribeMessage message) {
        String body = body(message);
        return tokens.get()
                .chain(token -> call(token, body)
                        .chain(result -> AccessTokenStore.isDead(result.errcode())
                                ? tokens.renew(token).chain(fresh -> call(fresh, body))
                                : Uni.createFrom().item(result)))
                .onFailure(ProblemException.class)
                .recoverWithItem(SubscribeResult.of(End.AWAY));
    }

    private Uni<SubscribeResult> call(String token, String body) {
        return Uni.createFrom()
                .deferred(() -> api.subscribeMessage(token, body))
                .map(WeChatAnswer::of)
                .map(SubscribeMessages::result)
                .onFailure()
                .recoverWithItem(SubscribeMessages::lost);
    }

    private static SubscribeResult result(WeChatAnswer answer) {
        if (answer.isSuccess()) {
            return SubscribeResult.of(End.SENT);
        }
        LOG.warnf("WeChat refuses a message with errcode %d", answer.errcode());
        boolean passing = answer.errcode() == WeChatAnswer.BUSY || AccessTokenStore.isDead(answer.errcode());
        return new SubscribeResult(passing ? End.AWAY : End.REFUSED, answer.errcode());
    }

    /** Without a connection nothing went out; anything else may have. */
    private static SubscribeResult lost(Throwable failure) {
        LOG.warnf("a message to WeChat ends with %s", failure.getClass().getSimpleName());
        return SubscribeResult.of(isUnreached(failure) ? End.AWAY : End.UNKNOWN);
    }

    private static boolean isUnreached(@Nullable Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || (failure != null && isUnreached(failure.getCause()));
    }

    private String body(SubscribeMessage message) {
        JsonObject data = new JsonObject();
        message.data()
                .forEach((field, value) ->
                        data.put(field, new JsonObject().put("value", MessageFields.fit(field, value))));
        return new JsonObject()
                .put("touser", message.openid())
                .put("template_id", message.templateId())
                .put("page", message.page())
                .put("data", data)
                .put("miniprogram_state", appState)
                .put("lang", "zh_CN")
                .encode();
    }
}
