-- What every feature writes with its effect: idempotency records, outbox events, audit rows.

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create table idempotency_record (
    district_id uuid not null,
    user_id uuid not null,
    method text not null,
    path text not null,
    key text not null,
    body_hash bytea not null,
    status integer not null,
    location text,
    etag text,
    body jsonb,
    created_at timestamptz not null,
    constraint idempotency_record_pkey primary key (district_id, user_id, method, path, key)
);
create index idempotency_record_created_at_idx on idempotency_record (created_at);

create table outbox_event (
    district_id uuid not null,
    id uuid not null,
    topic text not null,
    subject uuid not null,
    payload jsonb not null,
    created_at timestamptz not null,
    position bigint,
    attempts integer not null default 0,
    leased_until timestamptz,
    done_at timestamptz,
    last_error text,
    constraint outbox_event_pkey primary key (district_id, id)
);
comment on column outbox_event.position is 'set after the commit by one sequencer at a time, so that positions become visible in rising order';
create sequence outbox_position;
create unique index outbox_event_position_idx on outbox_event (position) where position is not null;
create index outbox_event_unsequenced_idx on outbox_event (created_at) where position is null;
create index outbox_event_pending_idx on outbox_event (topic, position) where done_at is null;

create table audit_row (
    district_id uuid not null,
    id uuid not null,
    at timestamptz not null,
    actor_id uuid,
    actor_name text,
    action text not null,
    subject_type text not null,
    subject_id uuid,
    detail jsonb not null,
    request_id text,
    address text,
    constraint audit_row_pkey primary key (district_id, id)
);
create index audit_row_subject_idx on audit_row (district_id, subject_id, at);
create index audit_row_actor_idx on audit_row (district_id, actor_id, at);
create trigger audit_row_append_only before update or delete on audit_row
    for each row execute function refuse_change();
create trigger audit_row_no_truncate before truncate on audit_row
    for each statement execute function refuse_change();

grant select, insert, update, delete on idempotency_record, outbox_event to ${appRole};
grant usage on sequence outbox_position to ${appRole};
grant select, insert on audit_row to ${appRole};
