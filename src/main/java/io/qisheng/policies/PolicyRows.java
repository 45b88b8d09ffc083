package io.qisheng.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.qisheng.platform.time.Times;
import io.qisheng.policies.domain.PolicyStatus;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How policies are read from rows, whoever reads them. */
final class PolicyRows {

    /** How policies are written may change, what is stored stays readable: hence a mapper of its own. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** The columns of a policy {@code p} with its latest version {@code v} and a reading {@code r}. */
    static final String COLUMNS = """
            p.id, p.status, p.revision, p.published, cast(p.draft as text) as draft, cast(v.content as text) as content,
            v.published_at, r.read_at""";

    static final String LATEST = """
            left join policy_version v on v.district_id = p.district_id and v.policy_id = p.id and v.version = p.published""";

    private PolicyRows() {}

    /** The policy in a row, which gives a value for the name of a column. */
    static StoredPolicy policy(Function<String, @Nullable Object> row) {
        return new StoredPolicy(
                (UUID) known(row, "id"),
                PolicyStatus.valueOf((String) known(row, "status")),
                (Long) known(row, "revision"),
                (Integer) known(row, "published"),
                decode((String) row.apply("draft")),
                decode((String) row.apply("content")),
                local((OffsetDateTime) row.apply("published_at")),
                local((OffsetDateTime) row.apply("read_at")));
    }

    private static Object known(Function<String, @Nullable Object> row, String column) {
        Object value = row.apply(column);
        if (value == null) {
            throw new IllegalStateException("a policy has no " + column);
        }
        return value;
    }

    static @Nullable OffsetDateTime local(@Nullable OffsetDateTime time) {
        return time == null ? null : Times.known(time.toInstant());
    }

    static String encode(PolicyContent content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable PolicyContent decode(@Nullable String stored) {
        try {
            return stored == null ? null : JSON.readValue(stored, PolicyContent.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored policy cannot be read", corrupt);
        }
    }
}
