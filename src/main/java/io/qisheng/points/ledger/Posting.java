package io.qisheng.points.ledger;

/**
 * The statement text that posts one fact. Counter row, entry and balance change in one statement, so that caps hold and sums are
 * right under any concurrency: the counter row is locked by its upsert, which sees what was committed last.
 */
public final class Posting {

    /** Without a colon: the same text stands in statements with named parameters. */
    public static final String RELATIONS = """
            ruled as materialized (
                select e.*, r.version as counted_version, r.name as rule_name, r.text as rule_text, r.tenths as full_tenths,
                       r.day_cap, r.month_cap, r.year_cap,
                       cast(extract(year from e.local) as integer) as year,
                       cast(extract(month from e.local) as integer) as month_of_year,
                       to_char(e.local, 'MMDD') as day
                from (select earned.*, earned.occurred_at at time zone 'Asia/Shanghai' as local from earned) e
                cross join lateral (
                    select * from points_rule c
                    where c.district_id in (e.district_id, cast('00000000-0000-0000-0000-000000000000' as uuid))
                      and c.code = e.rule_code
                      and (c.version = e.rule_version or e.rule_version is null and c.in_force_from <= e.occurred_at)
                    order by c.version desc limit 1) r
                where r.active),
            first_pay as (
                select ruled.*, least(full_tenths, day_cap, month_cap, year_cap) as tenths from ruled),
            usage as (
                insert into points_usage as u (district_id, member_id, rule_code, year, year_tenths, month_tenths, day_tenths,
                    last_tenths, last_cap)
                select f.district_id, f.member_id, f.rule_code, f.year, f.tenths,
                       array_fill(0, array[f.month_of_year - 1]) || f.tenths || array_fill(0, array[12 - f.month_of_year]),
                       case when f.day_cap is null then '{}' else jsonb_build_object(f.day, f.tenths) end,
                       f.tenths,
                       case when f.tenths < f.full_tenths then
                           case f.tenths when f.day_cap then 'DAY' when f.month_cap then 'MONTH' else 'YEAR' end end
                from first_pay f
                on conflict (district_id, member_id, rule_code, year) do update
                set (year_tenths, month_tenths, day_tenths, last_tenths, last_cap) = (
                    select u.year_tenths + p.tenths,
                           (select array_agg(m.used + case m.month when r.month_of_year then p.tenths else 0 end order by m.month)
                            from unnest(u.month_tenths) with ordinality m (used, month)),
                           case when r.day_cap is null then u.day_tenths
                                else u.day_tenths || jsonb_build_object(r.day, l.day_used + p.tenths) end,
                           p.tenths,
                           case when p.tenths < r.full_tenths then
                               case p.tenths when l.day_left then 'DAY' when l.month_left then 'MONTH' else 'YEAR' end end
                    from ruled r
                    cross join lateral (
                        select d.day_used,
                               case when r.day_cap is not null then greatest(0, r.day_cap - d.day_used) end as day_left,
                               case when r.month_cap is not null
                                    then greatest(0, r.month_cap - u.month_tenths[r.month_of_year]) end as month_left,
                               case when r.year_cap is not null then greatest(0, r.year_cap - u.year_tenths) end as year_left
                        from (select coalesce(cast(u.day_tenths ->> r.day as integer), 0) as day_used) d) l
                    cross join lateral (select least(r.full_tenths, l.day_left, l.month_left, l.year_left) as tenths) p)
                returning last_tenths, last_cap),
            entered as (
                insert into points_entry (district_id, id, member_id, branch_id, rule_code, rule_version, rule_name, tenths,
                    full_tenths, cap, cap_tenths, occurred_at, posted_at, month, source_type, source_id, source_label, approver_name)
                select r.district_id, r.entry_id, r.member_id, r.branch_id, r.rule_code, r.counted_version, r.rule_name,
                       usage.last_tenths, r.full_tenths, usage.last_cap,
                       case usage.last_cap when 'DAY' then r.day_cap when 'MONTH' then r.month_cap when 'YEAR' then r.year_cap end,
                       r.occurred_at, r.posted_at, r.year * 100 + r.month_of_year, r.source_type, r.source_id, r.source_label,
                       r.approver_name
                from ruled r cross join usage
                returning *),
            balanced as (
                insert into points_balance as b (district_id, member_id, month, tenths, entries)
                select district_id, member_id, month, tenths, 1 from entered
                on conflict (district_id, member_id, month) do update
                set tenths = b.tenths + excluded.tenths, entries = b.entries + 1),
            posted as (select entered.*, ruled.rule_text from entered cross join ruled)""";

    private Posting() {}
}
