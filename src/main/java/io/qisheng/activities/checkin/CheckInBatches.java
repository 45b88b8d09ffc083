package io.qisheng.activities.checkin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.Schema;
import io.qisheng.activities.checkin.CheckInRequests.Batch;
import io.qisheng.activities.checkin.CheckInRequests.NewCheckIn;
import io.qisheng.platform.Caller;
import io.qisheng.platform.contract.Contract;
import io.qisheng.platform.idempotency.Answer;
import io.qisheng.platform.idempotency.Idempotency;
import io.qisheng.platform.problem.PlatformProblem;
import io.qisheng.platform.problem.ProblemException;
import io.qisheng.platform.problem.Violation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/**
 * Brings in what phones scanned without a network. Each item is a unit of its own, made harmless to repeat by its nonce; the answer as a
 * whole is kept under the request's key when all are done.
 */
@ApplicationScoped
class CheckInBatches {

    private final Idempotency idempotency;
    private final BatchKeys keys;
    private final CheckInService checkIns;
    private final ObjectMapper json;
    private final Schema item;

    CheckInBatches(
            Idempotency idempotency, BatchKeys keys, CheckInService checkIns, ObjectMapper json, Contract contract) {
        this.idempotency = idempotency;
        this.keys = keys;
        this.checkIns = checkIns;
        this.json = json;
        this.item = contract.schema("/components/schemas/CheckInBatchItem");
    }

    /** What a refused item is answered. */
    private record RefusedItem(String result, String code, String message, List<Violation> errors) {

        static RefusedItem of(ProblemException refusal) {
            return new RefusedItem(
                    "REFUSED", refusal.type().code(), refusal.type().message(), refusal.violations());
        }
    }

    /** An answer for each item, in their order; fails where the service itself cannot take them now. */
    Uni<Answer> create(Caller caller, Batch batch) {
        return idempotency
                .kept(caller)
                .chain(kept -> kept == null
                        ? keys.alone(caller, () -> idempotency.keeping(caller, () -> takeAll(caller, batch)))
                        : Uni.createFrom().item(kept));
    }

    private Uni<Answer> takeAll(Caller caller, Batch batch) {
        return Multi.createFrom()
                .iterable(batch.items())
                .onItem()
                .transformToUniAndConcatenate(item -> take(caller, item))
                .collect()
                .asList()
                .map(this::answer);
    }

    private Uni<JsonNode> take(Caller caller, JsonNode tree) {
        List<Violation> violations = Contract.violations(item, tree);
        if (!violations.isEmpty()) {
            return Uni.createFrom().item(() -> refused(ProblemException.invalid(violations)));
        }
        NewCheckIn scan = json.convertValue(tree, NewCheckIn.class);
        return Uni.createFrom()
                .deferred(() -> checkIns.take(caller, Objects.requireNonNull(scan.activityId()), scan))
                .<JsonNode>map(json::valueToTree)
                .onFailure(CheckInBatches::isOfThisItem)
                .recoverWithItem(refusal -> refused((ProblemException) refusal));
    }

    /** What hinders all is no fault of an item. */
    private static boolean isOfThisItem(Throwable failure) {
        return failure instanceof ProblemException problem && problem.type() != PlatformProblem.UNAVAILABLE;
    }

    private JsonNode refused(ProblemException refusal) {
        return json.valueToTree(RefusedItem.of(refusal));
    }

    private Answer answer(List<JsonNode> items) {
        ArrayNode all = json.createArrayNode().addAll(items);
        return Answer.ok(json.createObjectNode().set("items", all));
    }
}
