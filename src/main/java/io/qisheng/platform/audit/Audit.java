package io.qisheng.platform.audit;

import io.qisheng.platform.Caller;
import io.qisheng.platform.Ids;
import io.qisheng.platform.http.RequestFacts;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says who changed what, when and from where, in the transaction of the change. Nothing personal goes into the detail. */
@ApplicationScoped
public class Audit {

    private final Clock clock;
    private final RequestFacts request;

    Audit(Clock clock, RequestFacts request) {
        this.clock = clock;
        this.request = request;
    }

    /** One change made by a caller. */
    public Uni<Void> append(
            Tx tx, Caller caller, String action, String subjectType, @Nullable UUID subjectId, JsonObject detail) {
        AuditRow row = row(caller.districtId(), action, subjectType, subjectId, detail);
        row.actorId = caller.userId();
        row.actorName = caller.name();
        return tx.session().insert(row);
    }

    /** One change made by the service itself, such as a job, or before anyone is signed in. */
    public Uni<Void> append(
            Tx tx, UUID districtId, String action, String subjectType, @Nullable UUID subjectId, JsonObject detail) {
        return tx.session().insert(row(districtId, action, subjectType, subjectId, detail));
    }

    private AuditRow row(
            UUID districtId, String action, String subjectType, @Nullable UUID subjectId, JsonObject detail) {
        AuditRow row = new AuditRow(districtId, Ids.next(), clock.instant(), action, subjectType, detail.encode());
        row.subjectId = subjectId;
        row.requestId = request.id();
        row.address = request.address();
        return row;
    }
}
