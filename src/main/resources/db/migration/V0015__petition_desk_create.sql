-- The staff's desk: queues in the order of their limits, the filters and templates that staff keep, who looked at a contact.

-- A queue is read along an index: what waits for an office, nearest limit first, then what is urgent, then the oldest. What has no
-- limit of its own goes by the date the filer was told, and comes last where there is none.
alter table petition
    add column ball_user_id uuid,
    add column queue_due timestamptz not null
        generated always as (coalesce(ball_due, due_at, timestamptz '9999-12-31 00:00:00+00')) stored,
    add column queue_rank smallint not null
        generated always as (case urgency when 'CRITICAL' then 0 when 'URGENT' then 1 else 2 end) stored;
comment on column petition.ball_user_id is 'the person who holds the ball, where it is one: the handler, or who called the consultation';
comment on column petition.queue_due is 'what queues are sorted by, together with queue_rank';
update petition
set ball_user_id = case ball_holder when 'HANDLER' then handler_id
    else cast(state #>> '{handling,consultation,convenor,id}' as uuid) end
where ball_holder in ('HANDLER', 'CONVENOR');
create index petition_queue_idx on petition (district_id, ball_holder, status, queue_due, queue_rank, id)
    where ball_holder <> 'NOBODY';
create index petition_queue_department_idx on petition
    (district_id, lead_department_id, ball_holder, status, queue_due, queue_rank, id)
    where ball_holder <> 'NOBODY' and lead_department_id is not null;
create index petition_queue_user_idx on petition (district_id, ball_user_id, queue_due, queue_rank, id)
    where ball_user_id is not null;

create table petition_saved_filter (
    district_id uuid not null,
    user_id uuid not null,
    id uuid not null,
    name text not null,
    filter jsonb not null,
    created_at timestamptz not null,
    constraint petition_saved_filter_pkey primary key (district_id, user_id, id),
    constraint petition_saved_filter_name_key unique (district_id, user_id, name)
);
comment on column petition_saved_filter.filter is 'the parameters of the list, as the contract names them';

create table answer_template (
    district_id uuid not null,
    id uuid not null,
    office_id uuid,
    user_id uuid,
    kind text not null,
    title text not null,
    text text not null,
    version bigint not null,
    changed_at timestamptz not null,
    constraint answer_template_pkey primary key (district_id, id),
    constraint answer_template_owner_check check ((office_id is null) <> (user_id is null)),
    constraint answer_template_kind_check check (kind in ('TEMPLATE', 'PHRASE'))
);
comment on column answer_template.office_id is 'the organisation whose staff share it; else it is the own one of user_id';
create index answer_template_office_idx on answer_template (district_id, office_id, title, id) where office_id is not null;
create index answer_template_user_idx on answer_template (district_id, user_id, title, id) where user_id is not null;

create table petition_contact_view (
    district_id uuid not null,
    petition_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    user_name text not null,
    role text not null,
    at timestamptz not null,
    constraint petition_contact_view_pkey primary key (district_id, petition_id, id),
    constraint petition_contact_view_petition_fkey foreign key (district_id, petition_id) references petition (district_id, id)
);
comment on table petition_contact_view is 'each look at the filer''s contact in clear; the filer may read it';
create trigger petition_contact_view_append_only before update or delete on petition_contact_view
    for each row execute function refuse_change();
create trigger petition_contact_view_no_truncate before truncate on petition_contact_view
    for each statement execute function refuse_change();

grant select, insert, update, delete on petition_saved_filter to ${appRole};
grant select, insert, update, delete on answer_template to ${appRole};
grant select, insert on petition_contact_view to ${appRole};
