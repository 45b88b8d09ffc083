package io.qisheng.platform.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import org.jspecify.annotations.Nullable;

/** What is known of the HTTP request that is being served; everything is null where there is none, as in a job. */
@ApplicationScoped
public class RequestFacts {

    /** Where the request's id and its body's hash are kept on the routing context. */
    static final String ID = "qisheng.request-id";

    private static final String BODY_HASH = "qisheng.body-hash";

    private final CurrentVertxRequest current;

    RequestFacts(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The id that this request has in the logs and in the answer's {@code X-Request-Id}. */
    public @Nullable String id() {
        RoutingContext context = context();
        return context == null ? null : context.get(ID);
    }

    /** The address of the client. */
    public @Nullable String address() {
        RoutingContext context = context();
        return context == null ? null : context.request().remoteAddress().hostAddress();
    }

    /** The request's method and path, and a header of it. */
    public @Nullable String method() {
        RoutingContext context = context();
        return context == null ? null : context.request().method().name();
    }

    public @Nullable String path() {
        RoutingContext context = context();
        return context == null ? null : context.normalizedPath();
    }

    public @Nullable String header(String name) {
        RoutingContext context = context();
        return context == null ? null : context.request().getHeader(name);
    }

    /** Puts a header on the answer, whatever the answer will be and however it is sent. */
    public void answerWith(String header, String value) {
        RoutingContext context = context();
        if (context != null) {
            context.response().putHeader(header, value);
        }
    }

    /** SHA-256 of the body, remembered by whoever reads it. */
    public void bodyHash(byte[] hash) {
        RoutingContext context = context();
        if (context != null) {
            context.put(BODY_HASH, hash);
        }
    }

    public byte[] bodyHash() {
        RoutingContext context = context();
        byte[] hash = context == null ? null : context.get(BODY_HASH);
        return hash == null ? new byte[0] : hash;
    }

    /** Whether a request is being served at all; a job serves none. */
    public boolean isServed() {
        return context() != null;
    }

    private @Nullable RoutingContext context() {
        try {
            return current.getCurrent();
        } catch (ContextNotActiveException noRequest) {
            return null;
        }
    }
}
