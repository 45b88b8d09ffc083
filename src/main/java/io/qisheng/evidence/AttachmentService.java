package io.qisheng.evidence;

import io.qisheng.evidence.domain.FactRef;
import io.qisheng.evidence.domain.FactType;
import io.qisheng.evidence.domain.PhotoCommand;
import io.qisheng.evidence.domain.PhotoDecision.Applied;
import io.qisheng.evidence.domain.PhotoDecision.Refused;
import io.qisheng.evidence.domain.PhotoDecision.Repeated;
import io.qisheng.evidence.domain.PhotoLife;
import io.qisheng.evidence.domain.PhotoRefusal;
import io.qisheng.evidence.domain.Purpose;
import io.qisheng.platform.Caller;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.problem.Violation;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets photos prove facts. */
@ApplicationScoped
class AttachmentService {

    private final EvidenceRepository repository;
    private final FingerprintRepository fingerprints;
    private final EvidenceViews views;
    private final Watermarks watermarks;
    private final UnwantedFiles unwanted;
    private final Audit audit;
    private final Clock clock;

    AttachmentService(
            EvidenceRepository repository,
            FingerprintRepository fingerprints,
            EvidenceViews views,
            Watermarks watermarks,
            UnwantedFiles unwanted,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.fingerprints = fingerprints;
        this.views = views;
        this.watermarks = watermarks;
        this.unwanted = unwanted;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is wrong with the wish as a whole, and the photos that change if nothing is. */
    private record Plan(List<Violation> violations, List<EvidenceRow> changed) {}

    Uni<List<Violation>> attach(Tx tx, Caller caller, List<UUID> ids, Purpose purpose, FactRef fact, String caption) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        PhotoCommand command = new PhotoCommand.Attach(caller.userId(), purpose, fact);
        return repository
                .lockAll(tx, caller.districtId(), ids)
                .map(rows -> plan(ids, rows, command))
                .call(plan -> plan.violations().isEmpty() ? carryOut(tx, caller, plan, caption) : nothing())
                .map(Plan::violations);
    }

    private static Plan plan(List<UUID> ids, List<EvidenceRow> rows, PhotoCommand command) {
        Map<UUID, EvidenceRow> byId = rows.stream().collect(Collectors.toMap(row -> row.key.id(), Function.identity()));
        Plan plan = new Plan(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < ids.size(); i++) {
            decide(plan, i, byId.get(ids.get(i)), command);
        }
        return plan;
    }

    private static void decide(Plan plan, int index, @Nullable EvidenceRow row, PhotoCommand command) {
        if (row == null) {
            plan.violations().add(violation(index, PhotoRefusal.NOT_YOURS));
            return;
        }
        switch (PhotoLife.decide(row.photo(), command)) {
            case Applied applied -> {
                row.become(applied.next());
                row.placeInFact = index;
                plan.changed().add(row);
            }
            case Repeated repeated -> {}
            case Refused refused -> plan.violations().add(violation(index, refused.why()));
        }
    }

    /** Someone else's photo and one that does not exist are told apart to nobody. */
    private static Violation violation(int index, PhotoRefusal why) {
        String pointer = "/evidenceIds/" + index;
        return switch (why) {
            case NOT_YOURS -> new Violation(pointer, "not-found", "没有找到这张照片，请重新上传。");
            case WRONG_PURPOSE -> new Violation(pointer, "not-usable", "这张照片是为其他事项上传的，请重新选择照片上传。");
            case NOT_VERIFIED -> new Violation(pointer, "not-usable", "这张照片还没有通过检查或已过期，请重新上传。");
            case PROVES_ANOTHER_FACT -> new Violation(pointer, "not-usable", "这张照片已用于其他事项，请重新选择照片上传。");
            case NOT_ATTACHED_HERE, STILL_WANTED -> throw new IllegalStateException("no answer to attaching: " + why);
        };
    }

    private Uni<Void> carryOut(Tx tx, Caller caller, Plan plan, String caption) {
        Instant now = clock.instant();
        for (EvidenceRow row : plan.changed()) {
            row.attachedAt = now;
            row.caption = caption;
        }
        return oneByOne(plan.changed(), row -> findTwin(tx, caller, row))
                .chain(() -> repository.updateAll(tx, plan.changed()))
                .chain(() -> oneByOne(plan.changed(), row -> watermarks.order(tx, row)));
    }

    /** A photo that proves another fact already is flagged, not refused: people decide what it means. */
    private Uni<Void> findTwin(Tx tx, Caller caller, EvidenceRow row) {
        UUID districtId = row.key.districtId();
        long fingerprint = Objects.requireNonNull(row.fingerprint);
        FactRef fact = Objects.requireNonNull(row.photo().fact());
        return fingerprints
                .earlierTwin(tx, districtId, fingerprint, fact)
                .invoke(twin -> row.sameAs = twin)
                .call(twin -> twin == null ? nothing() : flag(tx, caller, row, twin))
                .chain(() -> fingerprints.insert(tx, districtId, row.key.id(), fingerprint));
    }

    private Uni<Void> flag(Tx tx, Caller caller, EvidenceRow row, UUID twin) {
        JsonObject detail = new JsonObject().put("sameAs", twin.toString());
        return audit.append(tx, caller, "evidence-used-again", "evidence", row.key.id(), detail);
    }

    Uni<Void> keepOnly(Tx tx, UUID districtId, FactRef fact, Collection<UUID> kept) {
        return repository
                .lockOf(tx, districtId, fact)
                .map(rows -> rows.stream()
                        .filter(row -> !kept.contains(row.key.id()))
                        .toList())
                .chain(rows -> oneByOne(rows, row -> letGo(tx, row, fact)));
    }

    private Uni<Void> letGo(Tx tx, EvidenceRow row, FactRef fact) {
        if (!(PhotoLife.decide(row.photo(), new PhotoCommand.Detach(fact)) instanceof Applied applied)) {
            return nothing();
        }
        row.become(applied.next());
        row.removedAt = clock.instant();
        return repository
                .update(tx, row)
                .chain(() -> fingerprints.delete(
                        tx, row.key.districtId(), row.key.id(), Objects.requireNonNull(row.fingerprint)))
                .chain(() -> unwanted.announce(tx, row, row.files().all()));
    }

    Uni<Map<FactRef, List<EvidenceView>>> views(Tx tx, UUID districtId, FactType type, Collection<UUID> factIds) {
        if (factIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return repository.of(tx, districtId, type, factIds).map(this::byFact);
    }

    private Map<FactRef, List<EvidenceView>> byFact(List<EvidenceRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Objects.requireNonNull(row.photo().fact()),
                        LinkedHashMap::new,
                        Collectors.mapping(views::inFact, Collectors.toList())));
    }

    private static Uni<Void> oneByOne(List<EvidenceRow> rows, Function<EvidenceRow, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
