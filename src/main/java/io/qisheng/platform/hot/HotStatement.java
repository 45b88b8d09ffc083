package io.qisheng.platform.hot;

/**
 * The text of a hot statement: the feature's own relations, framed by those that every effect has.
 *
 * <p>The feature's relations are a comma-separated list of common table expressions. They may read
 * <ul>
 *   <li>{@code asked}: one row with {@code district_id, user_id, user_name, at, request_id, address};
 *   <li>{@code go}: one row, or none where nothing may be done, because the key's answer is kept already or its twin is running.
 *       Every relation that writes must, by what it selects from, come out empty when {@code go} is empty.
 * </ul>
 * and must define
 * <ul>
 *   <li>{@code answer(status integer, location text, etag text, body jsonb)}: one row when there is an effect, none when it is refused;
 *   <li>{@code told(topic text, subject uuid, payload jsonb)}: the events of the effect;
 *   <li>{@code noted(action text, subject_type text, subject_id uuid, detail jsonb)}: its audit rows;
 *   <li>{@code outcome(facts jsonb)}: at most one row with whatever the service wants to know besides, such as why it was refused.
 * </ul>
 * Their own parameters begin at {@code $11}.
 */
public final class HotStatement {

    /** The number of the feature's first parameter. */
    public static final int FIRST_PARAMETER = 11;

    private static final String FRAME = """
            with asked as (
                select $1::uuid as district_id, $2::uuid as user_id, $3::text as user_name, $4::timestamptz as at,
                       $5::text as request_id, $6::text as address,
                       $7::text as method, $8::text as path, $9::text as key, $10::bytea as body_hash),
            kept as materialized (
                select r.body_hash, r.status, r.location, r.etag, r.body from asked
                join idempotency_record r on r.district_id = asked.district_id and r.user_id = asked.user_id
                    and r.method = asked.method and r.path = asked.path and r.key = asked.key
                where r.created_at > asked.at - interval '24 hours'),
            lock as materialized (
                select case when key is null or exists (select 1 from kept) then true
                            else pg_try_advisory_xact_lock(hashtextextended(
                                concat_ws(' ', district_id, user_id, method, path, key), 0)) end as free
                from asked),
            go as materialized (select 1 as step from lock where free and not exists (select 1 from kept)),
            {relations},
            tell as (
                insert into outbox_event (district_id, id, topic, subject, payload, created_at)
                select asked.district_id, uuidv7(), told.topic, told.subject, told.payload, asked.at from told, asked),
            note as (
                insert into audit_row (district_id, id, at, actor_id, actor_name, action, subject_type, subject_id, detail,
                    request_id, address)
                select asked.district_id, uuidv7(), asked.at, asked.user_id, asked.user_name, noted.action, noted.subject_type,
                    noted.subject_id, noted.detail, asked.request_id, asked.address from noted, asked),
            keep as (
                insert into idempotency_record as r (district_id, user_id, method, path, key, body_hash, status, location, etag,
                    body, created_at)
                select asked.district_id, asked.user_id, asked.method, asked.path, asked.key, asked.body_hash, answer.status,
                    answer.location, answer.etag, answer.body, asked.at
                from answer, asked where asked.key is not null
                on conflict (district_id, user_id, method, path, key) do update
                set body_hash = case when r.created_at > excluded.created_at - interval '24 hours'
                                     then idempotency_raced() else excluded.body_hash end,
                    status = excluded.status, location = excluded.location, etag = excluded.etag, body = excluded.body,
                    created_at = excluded.created_at)
            select lock.free, kept.body_hash as kept_hash,
                   coalesce(kept.status, answer.status) as status, coalesce(kept.location, answer.location) as location,
                   coalesce(kept.etag, answer.etag) as etag, coalesce(kept.body, answer.body) as body, outcome.facts
            from lock left join kept on true left join answer on true left join outcome on true""";

    private final String sql;

    private HotStatement(String sql) {
        this.sql = sql;
    }

    /** A statement around a feature's relations. */
    public static HotStatement around(String relations) {
        return new HotStatement(FRAME.replace("{relations}", relations));
    }

    String sql() {
        return sql;
    }
}
