package io.qisheng.points.claims;

import io.qisheng.notifications.Addressee;
import io.qisheng.notifications.Notice;
import io.qisheng.notifications.Notifications;
import io.qisheng.organisations.OrganisationView;
import io.qisheng.organisations.Organisations;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Role;
import io.qisheng.platform.audit.Audit;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Says that a claim was made or appealed: to those who can decide it, and to the audit trail. Where nobody holds the office that
 * decides, or only somebody who may not judge this one, the administrators above the branch are told, who may decide in its place.
 */
@ApplicationScoped
class ClaimNews {

    private final Notifications notifications;
    private final Organisations organisations;
    private final Audit audit;

    ClaimNews(Notifications notifications, Organisations organisations, Audit audit) {
        this.notifications = notifications;
        this.organisations = organisations;
        this.audit = audit;
    }

    Uni<Void> claimed(Tx tx, Caller caller, ClaimFacts facts) {
        ClaimRowView row = facts.row();
        Notice notice = notice(
                facts,
                "points-claim-made",
                "有一份积分申报等您审核",
                row.member().name() + "申报“" + row.ruleName() + "”，请查看照片后审核。");
        return tell(tx, caller, facts, Role.valueOf(facts.approverRole()), List.of(caller.userId()), notice)
                .chain(() -> note(tx, caller, facts, "points-claim-make"));
    }

    Uni<Void> appealed(Tx tx, Caller caller, ClaimFacts facts) {
        ClaimRowView row = facts.row();
        Notice notice = notice(
                facts,
                "points-claim-appealed",
                "有一份积分申诉等您决定",
                row.member().name() + "对“" + row.ruleName() + "”未通过有不同意见，请复核。");
        return tell(tx, caller, facts, Role.SUPERVISOR, barred(caller, facts), notice)
                .chain(() -> note(tx, caller, facts, "points-claim-appeal"));
    }

    /** Nobody judges the own claim, and nobody a claim twice. */
    private static List<UUID> barred(Caller caller, ClaimFacts facts) {
        UUID decliner = facts.rules().declinedBy();
        return decliner == null ? List.of(caller.userId()) : List.of(caller.userId(), decliner);
    }

    /** An office may sit at the claimant's branch or anywhere above it. */
    private Uni<Void> tell(Tx tx, Caller caller, ClaimFacts facts, Role role, List<UUID> barred, Notice notice) {
        String path = facts.scopePaths().getFirst();
        return organisations
                .isHeldOver(tx, caller.districtId(), path, role, barred)
                .map(held -> held ? List.of(role) : List.of(role, Role.ADMIN))
                .chain((List<Role> roles) ->
                        organisations.lineOf(tx, caller.districtId(), path).map(line -> offices(roles, line)))
                .chain((List<Addressee> offices) -> notifications.tell(tx, caller.districtId(), notice, offices));
    }

    private static List<Addressee> offices(List<Role> roles, List<OrganisationView> line) {
        return roles.stream()
                .distinct()
                .flatMap(role -> line.stream().map(organisation -> Addressee.office(role, organisation.id())))
                .toList();
    }

    private Uni<Void> note(Tx tx, Caller caller, ClaimFacts facts, String action) {
        JsonObject detail = new JsonObject().put("rule", facts.row().ruleCode());
        return audit.append(tx, caller, action, "points-claim", facts.id(), detail);
    }

    private static Notice notice(ClaimFacts facts, String kind, String title, String text) {
        return new Notice(kind, title, text, Notice.SubjectType.POINTS_CLAIM, facts.id());
    }
}
