package io.qisheng.platform.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an operation with an effect answers, in a form that can be kept and given again.
 *
 * @param replayed whether this is an earlier answer given again
 */
public record Answer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable JsonNode body,
        boolean replayed) {

    /** 200 with a body. */
    public static Answer ok(JsonNode body) {
        return new Answer(200, null, null, body, false);
    }

    /** 201 with the address of what was made, below the API's base. */
    public static Answer created(String location, JsonNode body) {
        return new Answer(201, location, null, body, false);
    }

    public Answer withEtag(String tag) {
        return new Answer(status, location, tag, body, replayed);
    }

    /** The HTTP response: {@code ETag}, {@code Location} and {@code Idempotency-Replayed} as they apply. */
    public Response toResponse() {
        Response.ResponseBuilder response = Response.status(status);
        if (body != null) {
            response.entity(body).type("application/json");
        }
        if (location != null) {
            response.location(URI.create(location));
        }
        if (etag != null) {
            response.header("ETag", etag);
        }
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }
}
