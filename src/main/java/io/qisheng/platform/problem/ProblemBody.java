package io.qisheng.platform.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes a problem as RFC 9457 asks, with the members that the contract adds. */
public final class ProblemBody {

    /** The media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RETRY_AFTER = "retryAfter";
    private static final Pattern ADDRESS = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*");

    private ProblemBody() {}

    /**
     * The body of a refusal.
     *
     * @param path of the request; nothing is told of one that is no address
     */
    public static ObjectNode of(ProblemException problem, @Nullable String path) {
        ProblemType type = problem.type();
        ObjectNode body = JSON.createObjectNode()
                .put("type", "urn:qisheng:problem:" + type.code())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", type.message())
                .put("instance", path != null && ADDRESS.matcher(path).matches() ? path : "/");
        body.put("code", type.code()).put("errcode", type.errcode()).put("errmsg", type.message());
        addViolations(body, problem.violations());
        for (Map.Entry<String, Object> member : problem.members().entrySet()) {
            body.putPOJO(member.getKey(), member.getValue());
        }
        return body;
    }

    /** Seconds to wait before another try, where that helps. */
    public static @Nullable String retryAfter(ProblemException problem) {
        Object seconds = problem.members().get(RETRY_AFTER);
        if (seconds != null) {
            return seconds.toString();
        }
        return problem.type().status() == 503 ? "2" : null;
    }

    private static void addViolations(ObjectNode body, List<Violation> violations) {
        if (violations.isEmpty()) {
            return;
        }
        ArrayNode errors = body.putArray("errors");
        for (Violation violation : violations) {
            errors.addObject()
                    .put("pointer", violation.pointer())
                    .put("code", violation.code())
                    .put("message", violation.message());
        }
    }
}
