-- 企业有话说. A petition's row is its filing plus the fold of its timeline: `state` holds all of it but the words, the other columns
-- are what lists filter, sort and show. Names of enterprise and department stand in the row as they were then, so that a list needs
-- no join across features.

-- Two neighbouring characters at a time, in lower case: the index behind substring search. Two Chinese characters make no
-- trigram, and most words have two.
create function petition_bigrams(words text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct pair), '{}')
    from (select letter || lead(letter) over (order by place) as pair
          from unnest(string_to_array(lower(words), null)) with ordinality as letters (letter, place)) pairs
    where pair is not null
$$;

create table petition_category (
    code text not null,
    label text not null,
    place smallint not null,
    active boolean not null default true,
    constraint petition_category_pkey primary key (code)
);
insert into petition_category (code, label, place) values
    ('LICENSING', '证照审批', 1), ('LABOUR', '用工人才', 2), ('FINANCE', '融资金融', 3), ('LAND', '用地厂房', 4),
    ('TECHNOLOGY', '科技创新', 5), ('MARKET', '市场拓展', 6), ('TAX', '税费政策', 7), ('ENVIRONMENT', '生态环保', 8),
    ('SAFETY', '安全生产', 9), ('LOGISTICS', '交通物流', 10), ('LEGAL', '法律服务', 11), ('OTHER', '其他', 12);

create table sla_policy (
    id bigint generated always as identity,
    category text,
    urgency text not null,
    complexity text not null,
    accept_days smallint not null,
    take_days smallint not null,
    first_contact_days smallint not null,
    answer_days smallint not null,
    review_days smallint not null,
    rating_days smallint not null,
    constraint sla_policy_pkey primary key (id),
    constraint sla_policy_key unique nulls not distinct (category, urgency, complexity),
    constraint sla_policy_category_fkey foreign key (category) references petition_category (code),
    constraint sla_policy_urgency_check check (urgency in ('NORMAL', 'URGENT', 'CRITICAL')),
    constraint sla_policy_complexity_check check (complexity in ('CONSULT', 'ORDINARY', 'COMPLEX')),
    constraint sla_policy_days_check check (least(accept_days, take_days, first_contact_days, answer_days, review_days,
        rating_days) >= 1)
);
comment on table sla_policy is 'working days; a row with a category goes before one for all';
insert into sla_policy (urgency, complexity, accept_days, take_days, first_contact_days, answer_days, review_days, rating_days)
values
    ('NORMAL', 'CONSULT', 1, 1, 1, 1, 3, 5), ('NORMAL', 'ORDINARY', 1, 1, 1, 5, 3, 5), ('NORMAL', 'COMPLEX', 1, 1, 1, 15, 3, 5),
    ('URGENT', 'CONSULT', 1, 1, 1, 1, 3, 5), ('URGENT', 'ORDINARY', 1, 1, 1, 3, 3, 5), ('URGENT', 'COMPLEX', 1, 1, 1, 8, 3, 5),
    ('CRITICAL', 'CONSULT', 1, 1, 1, 1, 3, 5), ('CRITICAL', 'ORDINARY', 1, 1, 1, 1, 3, 5), ('CRITICAL', 'COMPLEX', 1, 1, 1, 1, 3, 5);

create sequence petition_number;

create table petition (
    district_id uuid not null,
    id uuid not null,
    number text,
    status text not null,
    version bigint not null,
    seq integer not null,
    kind text,
    category text,
    title text,
    text text,
    visibility text,
    urgency text,
    phase text,
    outcome text,
    enterprise_id uuid not null,
    enterprise_name text not null,
    filer_id uuid,
    filed_by_id uuid,
    lead_department_id uuid,
    lead_department_name text,
    handler_id uuid,
    handler_name text,
    scope_paths text[] not null,
    department_paths text[] not null,
    hidden_paths text[] not null,
    filed_at timestamptz not null,
    submitted_at timestamptz,
    accepted_at timestamptz,
    due_at timestamptz,
    rating_due_at timestamptz,
    ball_holder text not null,
    ball_name text,
    ball_due timestamptz,
    ball_missing text,
    ball_sentence text not null,
    contact_sealed text,
    contact_name text,
    contact_phone text,
    state jsonb not null,
    constraint petition_pkey primary key (district_id, id),
    constraint petition_number_key unique (district_id, number),
    constraint petition_number_check check ((number is null) = (submitted_at is null)),
    constraint petition_status_check check (status in ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'TAKEN', 'HANDLING',
        'PAUSED', 'CONSULTING', 'ANSWERED', 'CLOSED', 'REJECTED', 'WITHDRAWN')),
    constraint petition_kind_check check (kind in ('CONSULT', 'REQUEST', 'SUGGESTION', 'COMPLAINT', 'SERVICE_ORDER', 'MEDIATION')),
    constraint petition_visibility_check check (visibility in ('PRIVATE', 'ENTERPRISE', 'PUBLIC')),
    constraint petition_urgency_check check (urgency in ('NORMAL', 'URGENT', 'CRITICAL')),
    constraint petition_outcome_check check (outcome in ('SOLVED', 'PARTLY_SOLVED', 'EXPLAINED', 'TRANSFERRED', 'DUPLICATE')),
    constraint petition_category_fkey foreign key (category) references petition_category (code),
    constraint petition_filed_check check (status in ('DRAFT', 'WITHDRAWN')
        or (number is not null and kind is not null and category is not null and title is not null and text is not null
            and visibility is not null))
);
comment on column petition.scope_paths is 'the path of the enterprise and of all above it: who holds an office at one of them may look';
comment on column petition.department_paths is 'the same for the departments that lead, assist or were consulted';
comment on column petition.hidden_paths is 'the departments that shall see nothing of it';
comment on column petition.filed_at is 'when it was submitted, or made while it is a draft; lists show the newest first';
comment on column petition.rating_due_at is 'when an answer that nobody rated closes the petition';
comment on column petition.contact_sealed is 'name and phone, encrypted; contact_name and contact_phone are masked';
create index petition_newest_idx on petition (district_id, filed_at desc, id desc) where status <> 'DRAFT';
create index petition_status_idx on petition (district_id, status, filed_at desc, id desc);
create index petition_enterprise_idx on petition (district_id, enterprise_id, filed_at desc, id desc);
create index petition_filer_idx on petition (district_id, filer_id, filed_at desc, id desc);
create index petition_filed_by_idx on petition (district_id, filed_by_id, filed_at desc, id desc) where filed_by_id is not null;
create index petition_handler_idx on petition (district_id, handler_id, filed_at desc, id desc) where handler_id is not null;
create index petition_department_idx on petition (district_id, lead_department_id, filed_at desc, id desc);
create index petition_public_idx on petition (district_id, filed_at desc, id desc)
    where visibility = 'PUBLIC' and accepted_at is not null;
create index petition_department_paths_idx on petition using gin (department_paths);
create index petition_rating_due_idx on petition (rating_due_at) where rating_due_at is not null;

-- Apart from the petition, so that an action, which changes no words, does not pay for the index of the words.
create table petition_search (
    district_id uuid not null,
    petition_id uuid not null,
    words text not null,
    bigrams text[] not null generated always as (petition_bigrams(words)) stored,
    constraint petition_search_pkey primary key (district_id, petition_id),
    constraint petition_search_petition_fkey foreign key (district_id, petition_id) references petition (district_id, id)
);
comment on column petition_search.words is 'number, title and text, in lower case';
create index petition_search_bigrams_idx on petition_search using gin (bigrams);

create table petition_timeline (
    district_id uuid not null,
    petition_id uuid not null,
    seq integer not null,
    action text not null,
    from_status text not null,
    to_status text not null,
    actor_id uuid,
    actor_name text not null,
    actor_role text not null,
    at timestamptz not null,
    internal boolean not null,
    data jsonb not null,
    constraint petition_timeline_pkey primary key (district_id, petition_id, seq),
    constraint petition_timeline_petition_fkey foreign key (district_id, petition_id) references petition (district_id, id),
    constraint petition_timeline_seq_check check (seq >= 1)
);
create trigger petition_timeline_append_only before update or delete on petition_timeline
    for each row execute function refuse_change();
create trigger petition_timeline_no_truncate before truncate on petition_timeline
    for each statement execute function refuse_change();

grant select on petition_category, sla_policy to ${appRole};
grant select, insert, update on petition, petition_search to ${appRole};
grant select, insert on petition_timeline to ${appRole};
grant usage on sequence petition_number to ${appRole};
