-- Campaigns (专项整治): one effort that answers many petitions with a common cause.

create table campaign (
    district_id uuid not null,
    id uuid not null,
    title text not null,
    cause text not null,
    category text not null,
    keyword text,
    area_path text not null,
    scope_paths text[] not null,
    department_paths text[] not null,
    lead_department_id uuid not null,
    lead_department_name text not null,
    lead_department_path text not null,
    status text not null,
    version bigint not null,
    entries integer not null,
    opened_at timestamptz not null,
    answered_at timestamptz,
    closed_at timestamptz,
    outcome text,
    answer text,
    constraint campaign_pkey primary key (district_id, id),
    constraint campaign_category_fkey foreign key (category) references petition_category (code),
    constraint campaign_status_check check (status in ('OPEN', 'ANSWERED', 'CLOSED')),
    constraint campaign_outcome_check check (outcome in ('SOLVED', 'PARTLY_SOLVED', 'EXPLAINED', 'TRANSFERRED', 'DUPLICATE')),
    constraint campaign_answered_check check ((status = 'OPEN') = (answered_at is null) and num_nulls(answered_at, outcome, answer) in (0, 3)),
    constraint campaign_closed_check check ((status = 'CLOSED') = (closed_at is not null))
);
comment on column campaign.area_path is 'the organisation for which it was opened; with category and keyword it says which new petitions are of its kind';
comment on column campaign.scope_paths is 'the area and all above it: who holds an office at one of them may look';
comment on column campaign.department_paths is 'the same for the departments that lead it or have a task';
create index campaign_newest_idx on campaign (district_id, opened_at desc, id desc);

create table campaign_task (
    district_id uuid not null,
    campaign_id uuid not null,
    nth integer not null,
    department_id uuid not null,
    department_name text not null,
    department_path text not null,
    text text not null,
    due_date date not null,
    done_at timestamptz,
    done_by text,
    constraint campaign_task_pkey primary key (district_id, campaign_id, nth),
    constraint campaign_task_campaign_fkey foreign key (district_id, campaign_id) references campaign (district_id, id),
    constraint campaign_task_done_check check ((done_at is null) = (done_by is null))
);

create table campaign_entry (
    district_id uuid not null,
    campaign_id uuid not null,
    seq integer not null,
    kind text not null,
    text text,
    at timestamptz not null,
    actor_id uuid not null,
    actor_name text not null,
    actor_role text not null,
    notice_id uuid not null,
    constraint campaign_entry_pkey primary key (district_id, campaign_id, seq),
    constraint campaign_entry_campaign_fkey foreign key (district_id, campaign_id) references campaign (district_id, id),
    constraint campaign_entry_kind_check check (kind in ('LINK', 'PROGRESS', 'ANSWER', 'CLOSE'))
);
comment on table campaign_entry is 'what happened to a campaign, in order; nothing of it is changed';
comment on column campaign_entry.notice_id is 'of the one notice that all filers and co-signers read of it, whatever number of petitions they have in it';
create trigger campaign_entry_append_only before update or delete on campaign_entry
    for each row execute function refuse_change();
create trigger campaign_entry_no_truncate before truncate on campaign_entry
    for each statement execute function refuse_change();

-- What an entry is to each petition: written with the entry, carried out one petition after the other.
create table campaign_delivery (
    district_id uuid not null,
    campaign_id uuid not null,
    seq integer not null,
    petition_id uuid not null,
    state text not null,
    reason text,
    settled_at timestamptz,
    constraint campaign_delivery_pkey primary key (district_id, campaign_id, seq, petition_id),
    constraint campaign_delivery_entry_fkey foreign key (district_id, campaign_id, seq)
        references campaign_entry (district_id, campaign_id, seq),
    constraint campaign_delivery_petition_fkey foreign key (district_id, petition_id) references petition (district_id, id),
    constraint campaign_delivery_state_check check (state in ('PENDING', 'DONE', 'LEFT')),
    constraint campaign_delivery_reason_check check ((state = 'LEFT') = (reason is not null)),
    constraint campaign_delivery_settled_check check ((state = 'PENDING') = (settled_at is null))
);
comment on column campaign_delivery.reason is 'why it could not be done of this petition';
create index campaign_delivery_pending_idx on campaign_delivery (district_id, campaign_id, seq, petition_id) where state = 'PENDING';
create index campaign_delivery_petition_idx on campaign_delivery (district_id, petition_id);

alter table petition add column campaign_id uuid;
comment on column petition.campaign_id is 'the campaign that it belongs to; derived from the state';
create index petition_campaign_idx on petition (district_id, campaign_id, id) where campaign_id is not null;
-- What was filed of a category in some weeks is counted along it.
create index petition_category_idx on petition (district_id, category, filed_at desc, id desc) where number is not null;

grant select, insert, update on campaign, campaign_task, campaign_delivery to ${appRole};
grant select, insert on campaign_entry to ${appRole};
