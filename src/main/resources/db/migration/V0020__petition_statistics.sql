-- The four rates of petitions: what each petition adds to them, and the sums of that by day and by month.

-- What a petition counts for, as the rules find it; rewritten in the transaction of what changes it.
create table petition_fact (
    district_id uuid not null,
    petition_id uuid not null,
    rate text not null,
    nth integer not null,
    day date not null,
    area text not null,
    hidden_paths text[] not null,
    department_id uuid not null,
    department_path text not null,
    category text not null,
    good boolean,
    due timestamptz,
    late boolean not null,
    constraint petition_fact_pkey primary key (district_id, petition_id, rate, nth),
    constraint petition_fact_petition_fkey foreign key (district_id, petition_id) references petition (district_id, id),
    constraint petition_fact_rate_check check (rate in ('RESPONSE', 'SOLVED', 'SATISFACTION', 'ON_TIME')),
    constraint petition_fact_due_check check (good is null or due is null),
    constraint petition_fact_late_check check (not late or due is not null)
);
comment on column petition_fact.nth is 'which rating of the petition; 1 for what happens once';
comment on column petition_fact.area is 'the path of the organisation above the enterprise';
comment on column petition_fact.good is 'whether it counts above the line; null while an answer is awaited';
comment on column petition_fact.late is 'an awaited answer that became overdue, and was counted as that';
create index petition_fact_day_idx on petition_fact (district_id, rate, day desc, petition_id desc, nth desc);
create index petition_fact_department_idx on petition_fact
    (district_id, department_id, rate, day desc, petition_id desc, nth desc);
create index petition_fact_due_idx on petition_fact (due) where good is null and not late;

-- Differences that wait to be added: rows that nobody shares, so that writers of petitions do not wait for each other.
create table petition_tally_change (
    district_id uuid not null,
    id bigint generated always as identity,
    day date not null,
    rate text not null,
    area text not null,
    hidden_paths text[] not null,
    department_id uuid not null,
    department_path text not null,
    category text not null,
    numerator integer not null,
    denominator integer not null,
    constraint petition_tally_change_pkey primary key (district_id, id)
);
create index petition_tally_change_day_idx on petition_tally_change (district_id, day);

-- Sums. What is hidden from departments is summed by itself, so that a sum can be left out for whoever sits in one of them.
create table petition_tally (
    district_id uuid not null,
    grain text not null,
    start date not null,
    rate text not null,
    area text not null,
    hidden_paths text[] not null,
    department_id uuid not null,
    department_path text not null,
    category text not null,
    numerator bigint not null,
    denominator bigint not null,
    constraint petition_tally_pkey primary key
        (district_id, grain, start, rate, area, hidden_paths, department_id, department_path, category),
    constraint petition_tally_grain_check check (grain in ('DAY', 'MONTH'))
);

-- Walks through all petitions that were accepted, as petition_recount has them for dates.
create table petition_fact_walk (
    id bigint generated always as identity,
    not_before timestamptz not null,
    district_id uuid not null default '00000000-0000-0000-0000-000000000000',
    petition_id uuid not null default '00000000-0000-0000-0000-000000000000',
    done_at timestamptz,
    constraint petition_fact_walk_pkey primary key (id)
);
comment on column petition_fact_walk.petition_id is 'the last petition that was counted';
create index petition_fact_walk_open_idx on petition_fact_walk (not_before) where done_at is null;

grant select, insert, update, delete on petition_fact to ${appRole};
grant select, insert, delete on petition_tally_change to ${appRole};
grant select, insert, update on petition_tally to ${appRole};
grant select, insert, update on petition_fact_walk to ${appRole};

-- What was filed before this migration was not counted; the second walk finds what the former version writes while it is replaced.
insert into petition_fact_walk (not_before) values (now()), (now() + interval '30 minutes');
