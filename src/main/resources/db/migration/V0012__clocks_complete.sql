-- Time limits with versions, years of the calendar that administrators load, escalation of what is late, and the walk that brings
-- stored dates up to date when the calendar has changed.

-- Versions are added, never changed. Those of district 0 are shipped and hold wherever a district has none of its own.
alter table sla_policy
    add column district_id uuid not null default '00000000-0000-0000-0000-000000000000',
    add column version integer not null default 1,
    add column active boolean not null default true,
    add column valid_from timestamptz not null default '2000-01-01T00:00:00+08:00',
    add column written_by text,
    drop constraint sla_policy_key,
    add constraint sla_policy_key unique nulls not distinct (district_id, category, urgency, complexity, version),
    add constraint sla_policy_version_check check (version >= 1),
    add constraint sla_policy_active_check check (active or category is not null);
alter table sla_policy
    alter column district_id drop default,
    alter column version drop default,
    alter column active drop default,
    alter column valid_from drop default;
comment on column sla_policy.active is 'a version of one category that is not active hands the category back to the policy for all';
create trigger sla_policy_append_only before update or delete on sla_policy for each row execute function refuse_change();
create trigger sla_policy_no_truncate before truncate on sla_policy for each statement execute function refuse_change();
grant insert on sla_policy to ${appRole};

-- A notice may speak of the last days of the year before: a day knows the notice that it comes from.
alter table calendar_year
    add column version integer not null default 1,
    add column loaded_by text,
    add column loaded_at timestamptz;
alter table calendar_day add column notice_year smallint;
update calendar_day set notice_year = year;
alter table calendar_day
    alter column notice_year set not null,
    add constraint calendar_day_notice_fk foreign key (notice_year) references calendar_year (year),
    add constraint calendar_day_notice_check check (notice_year between year and year + 1);
create index calendar_day_notice_idx on calendar_day (notice_year);
grant insert, update on calendar_year to ${appRole};
grant insert, delete on calendar_day to ${appRole};

alter table petition
    add column escalate_at timestamptz,
    add column escalated_until timestamptz,
    add column escalation text,
    add constraint petition_escalation_check check (escalation in ('HANDLER', 'DEPARTMENT_LEAD', 'TOWNSHIP_LEAD'));
comment on column petition.escalate_at is 'when a running clock next reaches a share at which somebody higher is told';
comment on column petition.escalated_until is 'up to this moment everybody was told who had to be';
comment on column petition.escalation is 'the highest level that was told';
create index petition_escalate_idx on petition (escalate_at) where escalate_at is not null;

-- Whoever inserts the row tells: once for each clock that ran and level, by any number of replicas.
create table petition_escalation (
    district_id uuid not null,
    petition_id uuid not null,
    clock text not null,
    clock_started_at timestamptz not null,
    level text not null,
    told text not null,
    due_at timestamptz not null,
    at timestamptz not null,
    constraint petition_escalation_pkey primary key (district_id, petition_id, clock, clock_started_at, level),
    constraint petition_escalation_petition_fkey foreign key (district_id, petition_id) references petition (district_id, id),
    constraint petition_escalation_clock_check check (clock in ('ACCEPT', 'TAKE', 'FIRST_CONTACT', 'ANSWER', 'REVIEW')),
    constraint petition_escalation_level_check check (level in ('HANDLER', 'DEPARTMENT_LEAD', 'TOWNSHIP_LEAD'))
);
comment on column petition_escalation.told is 'who was told, as it is shown';
create trigger petition_escalation_append_only before update or delete on petition_escalation
    for each row execute function refuse_change();
create trigger petition_escalation_no_truncate before truncate on petition_escalation
    for each statement execute function refuse_change();
grant select, insert on petition_escalation to ${appRole};

-- One walk through all petitions that are not over, in the order of their keys.
create table petition_recount (
    id bigint generated always as identity,
    not_before timestamptz not null,
    district_id uuid not null default '00000000-0000-0000-0000-000000000000',
    petition_id uuid not null default '00000000-0000-0000-0000-000000000000',
    done_at timestamptz,
    constraint petition_recount_pkey primary key (id)
);
comment on column petition_recount.petition_id is 'the last petition that was counted anew';
create index petition_recount_open_idx on petition_recount (not_before) where done_at is null;
grant select, insert, update on petition_recount to ${appRole};

-- What was filed before this migration does not know yet when it escalates.
insert into petition_recount (not_before) values (now());
