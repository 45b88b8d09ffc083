package io.qisheng.petitions.campaigns;

import io.qisheng.petitions.campaigns.CampaignView.EntryView;
import io.qisheng.petitions.campaigns.domain.CampaignStatus;
import io.qisheng.petitions.domain.Routing.Department;
import io.qisheng.platform.Caller;
import io.qisheng.platform.Grant;
import io.qisheng.platform.Ids;
import io.qisheng.platform.Role;
import io.qisheng.platform.time.Times;
import io.qisheng.platform.tx.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** The statements that keep campaigns. There are few of them, and few petitions in each. */
@ApplicationScoped
class CampaignRepository {

    /** Petitions in one campaign. */
    static final int MOST = 200;

    /** Tasks in one campaign. */
    static final int MOST_TASKS = 100;

    private static final int MOST_ENTRIES = 50;
    private static final Set<Role> OVERSEERS = EnumSet.of(Role.DESK, Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR);
    private static final Set<Role> DEPARTMENT_STAFF = EnumSet.of(Role.HANDLER, Role.DEPARTMENT_LEAD);

    private static final String COLUMNS = """
            c.district_id, c.id, c.title, c.cause, c.category, c.keyword, c.area_path, c.lead_department_id, c.lead_department_name,
            c.lead_department_path, c.status, c.version, c.entries, c.opened_at, c.answered_at, c.closed_at, c.outcome, c.answer""";
    private static final String ONE =
            "select " + COLUMNS + " from campaign c where c.district_id = :district and c.id = :id";
    private static final String SEEN = " and (c.scope_paths && string_to_array(:overseen, ',')"
            + " or c.department_paths && string_to_array(:departments, ','))";

    /** Where a page begins: after this row. */
    record After(Instant openedAt, UUID id) {}

    /** A page of those that the caller may know of, the newest first, without their tasks. */
    Uni<List<StoredCampaign>> page(
            Tx tx, Caller caller, List<CampaignStatus> statuses, @Nullable After after, int limit) {
        SelectionQuery<Tuple> query = tx.session()
                .createNativeQuery(
                        "select " + COLUMNS + " from campaign c where c.district_id = :district" + SEEN
                                + (statuses.isEmpty() ? "" : " and c.status in (:statuses)")
                                + (after == null ? "" : " and (c.opened_at, c.id) < (:openedAt, :afterId)")
                                + " order by c.opened_at desc, c.id desc limit :limit",
                        Tuple.class)
                .setParameter("district", caller.districtId())
                .setParameter("limit", limit);
        asked(query, caller);
        if (!statuses.isEmpty()) {
            query.setParameter("statuses", statuses.stream().map(Enum::name).toList());
        }
        if (after != null) {
            query.setParameter("openedAt", after.openedAt()).setParameter("afterId", after.id());
        }
        return query.getResultList()
                .map(rows -> rows.stream().map(row -> campaign(row, List.of())).toList());
    }

    /** A campaign that the caller may know of. */
    Uni<@Nullable StoredCampaign> findSeen(Tx tx, Caller caller, UUID id) {
        return one(tx, caller, id, "");
    }

    /** The same, and nobody changes it or lets a petition join it before the transaction ends. */
    Uni<@Nullable StoredCampaign> findHeld(Tx tx, Caller caller, UUID id) {
        return one(tx, caller, id, " for no key update");
    }

    /** The same for whoever changes it. Its tasks are read when its row is locked. */
    Uni<@Nullable StoredCampaign> lockSeen(Tx tx, Caller caller, UUID id) {
        return one(tx, caller, id, " for update");
    }

    private static Uni<@Nullable StoredCampaign> one(Tx tx, Caller caller, UUID id, String lock) {
        SelectionQuery<Tuple> query = tx.session()
                .createNativeQuery(ONE + SEEN + lock, Tuple.class)
                .setParameter("district", caller.districtId())
                .setParameter("id", id);
        asked(query, caller);
        return query.getSingleResultOrNull().chain(row -> whole(tx, row));
    }

    Uni<@Nullable StoredCampaign> find(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery(ONE, Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getSingleResultOrNull()
                .chain(row -> whole(tx, row));
    }

    private static void asked(SelectionQuery<Tuple> query, Caller caller) {
        query.setParameter("overseen", paths(caller, OVERSEERS))
                .setParameter("departments", paths(caller, DEPARTMENT_STAFF));
    }

    private static String paths(Caller caller, Set<Role> roles) {
        return String.join(
                ",",
                roles.stream()
                        .flatMap(role -> caller.paths(role).stream())
                        .distinct()
                        .toList());
    }

    private static Uni<@Nullable StoredCampaign> whole(Tx tx, @Nullable Tuple row) {
        if (row == null) {
            return Uni.createFrom().nullItem();
        }
        return tx.session()
                .createNativeQuery("""
                        select nth, department_id, department_name, department_path, text, due_date, done_at, done_by
                        from campaign_task where district_id = :district and campaign_id = :id order by nth""", Tuple.class)
                .setParameter("district", row.get("district_id", UUID.class))
                .setParameter("id", row.get("id", UUID.class))
                .getResultList()
                .map(tasks -> campaign(
                        row, tasks.stream().map(CampaignRepository::task).toList()));
    }

    Uni<Void> insert(Tx tx, StoredCampaign campaign) {
        return tx.session()
                .createNativeQuery("""
                        insert into campaign (district_id, id, title, cause, category, keyword, area_path, scope_paths, department_paths,
                            lead_department_id, lead_department_name, lead_department_path, status, version, entries, opened_at)
                        values (:district, :id, :title, :cause, :category, cast(:keyword as text), :area, string_to_array(:scope, ','),
                            string_to_array(:departments, ','), :lead, :leadName, :leadPath, 'OPEN', 1, 0, :now)""")
                .setParameter("district", campaign.districtId())
                .setParameter("id", campaign.id())
                .setParameter("title", campaign.title())
                .setParameter("cause", campaign.cause())
                .setParameter("category", campaign.category())
                .setParameter("keyword", campaign.keyword())
                .setParameter("area", campaign.areaPath())
                .setParameter("scope", String.join(",", Grant.lineOf(campaign.areaPath())))
                .setParameter("departments", departments(campaign))
                .setParameter("lead", campaign.lead().id())
                .setParameter("leadName", campaign.lead().name())
                .setParameter("leadPath", campaign.lead().path())
                .setParameter("now", campaign.openedAt())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Writes what an action changed of a campaign whose row is locked; every change is a new version. */
    Uni<Void> update(Tx tx, StoredCampaign campaign) {
        return tx.session()
                .createNativeQuery("""
                        update campaign set status = :status, version = :version, entries = :entries, answered_at = cast(:answeredAt as timestamptz),
                            closed_at = cast(:closedAt as timestamptz), outcome = cast(:outcome as text), answer = cast(:answer as text),
                            department_paths = string_to_array(:departments, ',')
                        where district_id = :district and id = :id""")
                .setParameter("district", campaign.districtId())
                .setParameter("id", campaign.id())
                .setParameter("status", campaign.status().name())
                .setParameter("version", campaign.version())
                .setParameter("entries", campaign.entries())
                .setParameter("answeredAt", campaign.answeredAt())
                .setParameter("closedAt", campaign.closedAt())
                .setParameter("outcome", campaign.outcome())
                .setParameter("answer", campaign.answer())
                .setParameter("departments", departments(campaign))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static String departments(StoredCampaign campaign) {
        return String.join(
                ",",
                Stream.concat(
                                Stream.of(campaign.lead()),
                                campaign.tasks().stream().map(StoredCampaign.Task::department))
                        .flatMap(department -> Grant.lineOf(department.path()).stream())
                        .distinct()
                        .toList());
    }

    Uni<Void> insertTask(Tx tx, StoredCampaign campaign, StoredCampaign.Task task) {
        return tx.session()
                .createNativeQuery("""
                        insert into campaign_task (district_id, campaign_id, nth, department_id, department_name, department_path, text,
                            due_date)
                        values (:district, :id, :nth, :department, :name, :path, :text, :due)""")
                .setParameter("district", campaign.districtId())
                .setParameter("id", campaign.id())
                .setParameter("nth", task.nth())
                .setParameter("department", task.department().id())
                .setParameter("name", task.department().name())
                .setParameter("path", task.department().path())
                .setParameter("text", task.text())
                .setParameter("due", task.dueDate())
                .executeUpdate()
                .replaceWithVoid();
    }

    Uni<Void> completeTask(Tx tx, StoredCampaign campaign, int nth, String by, Instant now) {
        return tx.session()
                .createNativeQuery("""
                        update campaign_task set done_at = :now, done_by = :by
                        where district_id = :district and campaign_id = :id and nth = :nth""")
                .setParameter("district", campaign.districtId())
                .setParameter("id", campaign.id())
                .setParameter("nth", nth)
                .setParameter("by", by)
                .setParameter("now", now)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Appends an entry, and what it is to each of some petitions. */
    Uni<Void> append(
            Tx tx,
            StoredCampaign campaign,
            Caller by,
            String kind,
            @Nullable String text,
            Instant now,
            Collection<UUID> to) {
        return tx.session()
                .createNativeQuery("""
                        with entry as (
                            insert into campaign_entry (district_id, campaign_id, seq, kind, text, at, actor_id, actor_name, actor_role,
                                notice_id)
                            values (:district, :id, :seq, :kind, cast(:text as text), :now, :actor, :name, :role, :notice)
                            returning district_id, campaign_id, seq)
                        insert into campaign_delivery (district_id, campaign_id, seq, petition_id, state)
                        select e.district_id, e.campaign_id, e.seq, p, 'PENDING'
                        from entry e cross join unnest(cast(:petitions as uuid[])) as petitions (p)""")
                .setParameter("district", campaign.districtId())
                .setParameter("id", campaign.id())
                .setParameter("seq", campaign.entries())
                .setParameter("kind", kind)
                .setParameter("text", text)
                .setParameter("now", now)
                .setParameter("actor", by.userId())
                .setParameter("name", by.name())
                .setParameter("role", campaign.officeOf(by).name())
                .setParameter("notice", Ids.next())
                .setParameter("petitions", to.toArray(UUID[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** The petitions that belong to it and were not given up, and those of which it was decided that they will. */
    Uni<List<UUID>> members(Tx tx, UUID districtId, UUID id) {
        return tx.session()
                .createNativeQuery("""
                        select id from petition where district_id = :district and campaign_id = :id
                          and status not in ('REJECTED', 'WITHDRAWN')
                        union select d.petition_id from campaign_delivery d
                        join campaign_entry e on e.district_id = d.district_id and e.campaign_id = d.campaign_id and e.seq = d.seq
                        where d.district_id = :district and d.campaign_id = :id and d.state = 'PENDING' and e.kind = 'LINK'
                        order by 1""", UUID.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getResultList();
    }

    /** The latest entries; of those that were told to all, or of all. */
    Uni<List<EntryView>> entries(Tx tx, UUID districtId, UUID id, boolean outward) {
        return tx.session()
                .createNativeQuery(
                        "select seq, kind, text, at, actor_name from campaign_entry where district_id = :district"
                                + " and campaign_id = :id"
                                + (outward ? " and kind in ('PROGRESS', 'ANSWER')" : "")
                                + " order by seq desc limit " + MOST_ENTRIES,
                        Tuple.class)
                .setParameter("district", districtId)
                .setParameter("id", id)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new EntryView(
                                row.get("seq", Integer.class),
                                row.get("kind", String.class),
                                row.get("text", String.class),
                                Times.known(instant(row, "at")),
                                row.get("actor_name", String.class)))
                        .toList());
    }

    private static StoredCampaign campaign(Tuple row, List<StoredCampaign.Task> tasks) {
        return new StoredCampaign(
                row.get("district_id", UUID.class),
                row.get("id", UUID.class),
                row.get("title", String.class),
                row.get("cause", String.class),
                row.get("category", String.class),
                row.get("keyword", String.class),
                row.get("area_path", String.class),
                department(row, "lead_department"),
                CampaignStatus.valueOf(row.get("status", String.class)),
                row.get("version", Long.class),
                row.get("entries", Integer.class),
                instant(row, "opened_at"),
                maybe(row, "answered_at"),
                maybe(row, "closed_at"),
                row.get("outcome", String.class),
                row.get("answer", String.class),
                tasks);
    }

    private static StoredCampaign.Task task(Tuple row) {
        return new StoredCampaign.Task(
                row.get("nth", Integer.class),
                department(row, "department"),
                row.get("text", String.class),
                row.get("due_date", LocalDate.class),
                maybe(row, "done_at"),
                row.get("done_by", String.class));
    }

    private static Department department(Tuple row, String name) {
        return new Department(
                row.get(name + "_id", UUID.class),
                row.get(name + "_name", String.class),
                row.get(name + "_path", String.class));
    }

    private static Instant instant(Tuple row, String column) {
        return row.get(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(Tuple row, String column) {
        OffsetDateTime at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
