-- Organisation-life events, who should come, and who came. Scans and steps are facts and never change: a decision on a scan is a row of
-- its own, and attendance is read from both.

create table activity (
    district_id uuid not null,
    id uuid not null,
    kind text not null,
    title text not null,
    status text not null,
    version bigint not null,
    organiser_id uuid not null,
    organiser_name text not null,
    organiser_path text not null,
    host_ids uuid[] not null,
    host_names text[] not null,
    scope_paths text[] not null,
    roster_paths text[] not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    venue_name text not null,
    venue_latitude double precision not null,
    venue_longitude double precision not null,
    venue_radius integer not null,
    agenda text,
    published_at timestamptz,
    opened_at timestamptz,
    code_secret bytea not null,
    minutes text,
    minutes_at timestamptz,
    minutes_by text,
    cancel_reason text,
    created_at timestamptz not null,
    created_by uuid not null,
    constraint activity_pkey primary key (district_id, id),
    constraint activity_kind_check check (kind in ('THEME_PARTY_DAY', 'BRANCH_MEETING', 'COMMITTEE_MEETING', 'GROUP_MEETING',
        'PARTY_LECTURE', 'DEMOCRATIC_REVIEW')),
    constraint activity_status_check check (status in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'OPEN', 'CLOSED', 'CANCELLED')),
    constraint activity_time_check check (starts_at < ends_at),
    constraint activity_hosts_check check (cardinality(host_ids) = cardinality(host_names)),
    constraint activity_minutes_check check (status <> 'CLOSED' or minutes is not null),
    constraint activity_cancel_check check ((status = 'CANCELLED') = (cancel_reason is not null))
);
comment on column activity.scope_paths is 'the paths of organiser and hosts and of all above them: who holds an office at one of them organises or looks on';
comment on column activity.roster_paths is 'the organisations whose members are expected; members of theirs see the activity once it is published';
comment on column activity.published_at is 'since when members see it; null for what was never published';
comment on column activity.opened_at is 'when the check-in began; while it is null and the activity is published it begins 30 minutes before the start';
comment on column activity.venue_latitude is 'in GCJ-02, as venue_longitude';
comment on column activity.code_secret is 'what the rotating code is made from; leaves the service never';
create index activity_starts_idx on activity (district_id, starts_at desc, id desc);
create index activity_scope_idx on activity using gin (scope_paths);
create index activity_roster_idx on activity using gin (roster_paths);
create index activity_opening_idx on activity (starts_at) where status = 'PUBLISHED';

create table activity_step (
    district_id uuid not null,
    activity_id uuid not null,
    seq bigint not null,
    action text not null,
    from_status text not null,
    to_status text not null,
    actor_id uuid,
    actor_name text not null,
    at timestamptz not null,
    reason text,
    constraint activity_step_pkey primary key (district_id, activity_id, seq),
    constraint activity_step_activity_fkey foreign key (district_id, activity_id) references activity (district_id, id)
);
create trigger activity_step_append_only before update or delete on activity_step
    for each row execute function refuse_change();

create table activity_session (
    district_id uuid not null,
    activity_id uuid not null,
    id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    venue_name text not null,
    venue_latitude double precision not null,
    venue_longitude double precision not null,
    venue_radius integer not null,
    constraint activity_session_pkey primary key (district_id, activity_id, id),
    constraint activity_session_activity_fkey foreign key (district_id, activity_id) references activity (district_id, id),
    constraint activity_session_time_check check (starts_at < ends_at)
);

create table roster_entry (
    district_id uuid not null,
    activity_id uuid not null,
    member_id uuid not null,
    member_name text not null,
    organisation_id uuid not null,
    organisation_name text not null,
    constraint roster_entry_pkey primary key (district_id, activity_id, member_id),
    constraint roster_entry_activity_fkey foreign key (district_id, activity_id) references activity (district_id, id),
    constraint roster_entry_member_fkey foreign key (district_id, member_id) references member (district_id, id)
);
comment on column roster_entry.organisation_id is 'the branch of the member''s affiliation, as it was when the roster was made';
create index roster_entry_member_idx on roster_entry (district_id, member_id, activity_id);
create index roster_entry_name_idx on roster_entry (district_id, activity_id, member_name collate "zh-x-icu", member_id);

create table leave_request (
    district_id uuid not null,
    id uuid not null,
    activity_id uuid not null,
    member_id uuid not null,
    member_name text not null,
    reason text not null,
    status text not null,
    requested_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    decision_reason text,
    constraint leave_request_pkey primary key (district_id, id),
    constraint leave_request_member_key unique (district_id, activity_id, member_id),
    constraint leave_request_activity_fkey foreign key (district_id, activity_id) references activity (district_id, id),
    constraint leave_request_status_check check (status in ('REQUESTED', 'GRANTED', 'DECLINED')),
    constraint leave_request_decided_check check ((status = 'REQUESTED') = (decided_at is null))
);

-- A scan, as it was judged. One that was voided makes room for another: `attempt` counts the voided ones before it.
create table check_in (
    district_id uuid not null,
    id uuid not null,
    activity_id uuid not null,
    member_id uuid not null,
    attempt integer not null,
    member_name text not null,
    organisation_id uuid not null,
    organisation_name text not null,
    session_id uuid,
    way text not null,
    result text not null,
    guest boolean not null,
    reasons text[] not null,
    scanned_at timestamptz not null,
    sent_at timestamptz,
    received_at timestamptz not null,
    nonce text not null,
    device_hash bytea,
    inside boolean,
    distance integer,
    recorded_by uuid not null,
    recorded_by_name text not null,
    constraint check_in_pkey primary key (district_id, id),
    constraint check_in_member_key unique (district_id, activity_id, member_id, attempt),
    constraint check_in_nonce_key unique (district_id, recorded_by, nonce),
    constraint check_in_activity_fkey foreign key (district_id, activity_id) references activity (district_id, id),
    constraint check_in_member_fkey foreign key (district_id, member_id) references member (district_id, id),
    constraint check_in_way_check check (way in ('CODE', 'SCENE', 'CARD', 'HAND')),
    constraint check_in_result_check check (result in ('ACCEPTED', 'LATE', 'REVIEW')),
    constraint check_in_reasons_check check ((result = 'REVIEW') = (cardinality(reasons) > 0))
);
comment on column check_in.inside is 'whether the place was within the venue; coordinates themselves are not kept';
create index check_in_device_idx on check_in (district_id, activity_id, device_hash) where device_hash is not null;
create index check_in_member_idx on check_in (district_id, member_id, id desc);
create index check_in_review_idx on check_in (district_id, id desc) where result = 'REVIEW';
create trigger check_in_append_only before update or delete on check_in
    for each row execute function refuse_change();
create trigger check_in_no_truncate before truncate on check_in
    for each statement execute function refuse_change();

-- What was decided about a scan: an objection by the home branch, then or at once a decision. The last one holds.
create table check_in_ruling (
    district_id uuid not null,
    check_in_id uuid not null,
    seq integer not null,
    ruling text not null,
    reason text not null,
    by_id uuid not null,
    by_name text not null,
    at timestamptz not null,
    constraint check_in_ruling_pkey primary key (district_id, check_in_id, seq),
    constraint check_in_ruling_check_in_fkey foreign key (district_id, check_in_id) references check_in (district_id, id),
    constraint check_in_ruling_ruling_check check (ruling in ('OBJECTION', 'CONFIRM', 'VOID'))
);
create trigger check_in_ruling_append_only before update or delete on check_in_ruling
    for each row execute function refuse_change();

grant select, insert, update on activity, leave_request to ${appRole};
grant select, insert on activity_step, activity_session, check_in, check_in_ruling to ${appRole};
grant select, insert, delete on roster_entry to ${appRole};
