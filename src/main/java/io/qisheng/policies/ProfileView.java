package io.qisheng.policies;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.qisheng.platform.problem.Precondition;
import io.qisheng.policies.PolicyView.Ref;
import io.qisheng.policies.domain.EnterpriseSize;
import io.qisheng.policies.domain.Industry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an enterprise; null is not known. */
public record ProfileView(
        Ref enterprise,
        @Nullable Industry industry,
        @Nullable EnterpriseSize size,
        @Nullable Ref area,
        @Nullable List<Ref> alliances,
        @JsonIgnore long version) {

    String etag() {
        return Precondition.etag(version);
    }
}
