package io.qisheng.activities.store;

/** How statements read check-ins: the parts that several of them share. */
public final class CheckInFacts {

    /** What was posted for a check-in and still stands; {@code %s} is the check-in. */
    public static final String POSTED = """
            (select to_jsonb(e) || jsonb_build_object('rule_text', r.text) from points_entry e
             join points_rule r on r.district_id in (e.district_id, cast('00000000-0000-0000-0000-000000000000' as uuid))
                 and r.code = e.rule_code and r.version = e.rule_version
             where e.district_id = %1$s.district_id and e.source_type = 'CHECK_IN' and e.source_id = %1$s.id
               and e.member_id = %1$s.member_id and e.reverses is null
               and not exists (select 1 from points_entry x where x.district_id = e.district_id and x.reverses = e.id) limit 1)""";

    public static final String RULING = """
            (select g.ruling from check_in_ruling g where g.district_id = %1$s.district_id and g.check_in_id = %1$s.id
             order by g.seq desc limit 1)""";

    /** A check-in as {@link CheckInView} reads it; {@code %s} is the check-in. */
    public static final String FACTS = "(to_jsonb(%1$s) - 'nonce' - 'device_hash' || jsonb_build_object('ruling', "
            + RULING + ", 'posted', " + POSTED + "))";

    /** The latest scan of each member with how it stands after what was ruled; {@code %s} says which scans. */
    public static final String STANDING = """
            select distinct on (c.member_id) c.*,
                case g.ruling when 'VOID' then 'VOID' when 'OBJECTION' then 'REVIEW'
                    when 'CONFIRM' then case when c.late then 'LATE' else 'ACCEPTED' end else c.result end as stands
            from check_in c
            left join lateral (select ruling from check_in_ruling r where r.district_id = c.district_id and r.check_in_id = c.id
                               order by r.seq desc limit 1) g on true
            where %s
            order by c.member_id, c.attempt desc""";

    private CheckInFacts() {}
}
