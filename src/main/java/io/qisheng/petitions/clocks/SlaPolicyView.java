package io.qisheng.petitions.clocks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qisheng.petitions.domain.SlaPolicies.Policy;
import io.qisheng.petitions.domain.SlaPolicies.Terms;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.platform.time.Times;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy with all its versions.
 *
 * @param current the version in force; none where the first one is not yet
 * @param upcoming the latest version, while it is not yet in force
 * @param versions the latest first
 */
public record SlaPolicyView(
        String code,
        @Nullable String category,
        String urgency,
        String complexity,
        @Nullable Version current,
        @Nullable Version upcoming,
        List<Version> versions) {

    public record Version(
            int version,
            boolean active,
            Days days,
            OffsetDateTime validFrom,
            @Nullable String writtenBy) {}

    /** Working days. */
    public record Days(int accept, int take, int firstContact, int answer, int review, int rating) {

        static Days of(Terms terms) {
            return new Days(
                    terms.accept(), terms.take(), terms.firstContact(), terms.answer(), terms.review(), terms.rating());
        }

        Terms terms() {
            return new Terms(accept, take, firstContact, answer, review, rating);
        }
    }

    /** A stored version and who wrote it. */
    record Written(Policy policy, @Nullable String by) {

        private Version shown() {
            return new Version(
                    policy.version(), policy.active(), Days.of(policy.terms()), Times.known(policy.validFrom()), by);
        }

        private boolean isValid(Instant now) {
            return !policy.validFrom().isAfter(now);
        }
    }

    /** @param written the versions of one key, the latest first */
    static SlaPolicyView of(SlaPolicyKey key, List<Written> written, Instant now) {
        Written latest = written.getFirst();
        Version current = written.stream()
                .filter(one -> one.isValid(now))
                .findFirst()
                .map(Written::shown)
                .orElse(null);
        return new SlaPolicyView(
                key.code(),
                key.category(),
                key.urgency().name(),
                key.complexity().name(),
                current,
                latest.isValid(now) ? null : latest.shown(),
                written.stream().map(Written::shown).toList());
    }

    @JsonIgnore
    public String etag() {
        return Precondition.etag(versions.getFirst().version());
    }
}
