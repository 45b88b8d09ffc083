-- 积分. Points are counted in tenths, so that sums are exact. Entries are immutable; a balance is a running sum of them, kept per
-- month, from which quarters and years are added up. Counters hold what a rule has paid a member, so that caps hold under any
-- concurrency: they are changed in the statement that posts.

create table points_rule (
    district_id uuid not null,
    code text not null,
    version integer not null,
    name text not null,
    text text not null,
    category text not null,
    tenths integer not null,
    day_cap integer,
    month_cap integer,
    year_cap integer,
    source text not null,
    activity_kinds text[] not null default '{}',
    exemptions text[] not null default '{}',
    approver_role text,
    photos_needed smallint not null default 0,
    active boolean not null default true,
    in_force_from timestamptz not null,
    constraint points_rule_pkey primary key (district_id, code, version),
    constraint points_rule_version_check check (version >= 1),
    constraint points_rule_category_check check (category in ('ORGANISATION_LIFE', 'STUDY', 'SERVICE', 'PIONEER', 'ENTERPRISE',
        'DISCIPLINE')),
    constraint points_rule_source_check check (source in ('CHECK_IN', 'ACTIVITY', 'PETITION_SOLVED', 'CLAIM', 'DEDUCTION', 'VETO')),
    constraint points_rule_approver_role_check check (approver_role in ('SECRETARY', 'SUPERVISOR', 'ADMIN')),
    constraint points_rule_approver_check check ((source = 'CLAIM') = (approver_role is not null)),
    constraint points_rule_caps_check check (day_cap > 0 and month_cap > 0 and year_cap > 0)
);
comment on table points_rule is 'versions, never changed; the rows of district 0 are shipped and hold wherever a district has no version of its own';
create trigger points_rule_append_only before update or delete on points_rule
    for each row execute function refuse_change();

create table points_entry (
    district_id uuid not null,
    id uuid not null,
    member_id uuid not null,
    branch_id uuid not null,
    rule_code text not null,
    rule_version integer not null,
    rule_name text not null,
    tenths integer not null,
    full_tenths integer not null,
    cap text,
    cap_tenths integer,
    occurred_at timestamptz not null,
    posted_at timestamptz not null,
    month integer not null,
    source_type text not null,
    source_id uuid not null,
    source_label text not null,
    approver_name text,
    reverses uuid,
    reason text,
    constraint points_entry_pkey primary key (district_id, id),
    constraint points_entry_reverses_key unique (district_id, reverses),
    constraint points_entry_member_fkey foreign key (district_id, member_id) references member (district_id, id),
    constraint points_entry_reverses_fkey foreign key (district_id, reverses) references points_entry (district_id, id),
    constraint points_entry_source_type_check check (source_type in ('CHECK_IN', 'CLAIM')),
    constraint points_entry_cap_check check (cap in ('DAY', 'MONTH', 'YEAR')),
    constraint points_entry_cap_known_check check ((cap is null) = (cap_tenths is null))
);
create unique index points_entry_fact_key on points_entry (district_id, rule_code, source_type, source_id, member_id)
    where reverses is null;
comment on column points_entry.month is 'of the fact, in Asia/Shanghai: 202611';
comment on column points_entry.full_tenths is 'what the rule gives before caps';
comment on column points_entry.cap is 'the cap that cut it, if one did, and how high it is';
comment on column points_entry.reason is 'of a reversal';
create index points_entry_member_idx on points_entry (district_id, member_id, id desc);
create trigger points_entry_append_only before update or delete on points_entry
    for each row execute function refuse_change();
create trigger points_entry_no_truncate before truncate on points_entry
    for each statement execute function refuse_change();

-- What a rule has paid a member in a year, in its months and, where the rule has a cap for a day, in its days.
create table points_usage (
    district_id uuid not null,
    member_id uuid not null,
    rule_code text not null,
    year integer not null,
    year_tenths integer not null,
    month_tenths integer[] not null,
    day_tenths jsonb not null default '{}',
    last_tenths integer not null,
    last_cap text,
    constraint points_usage_pkey primary key (district_id, member_id, rule_code, year),
    constraint points_usage_months_check check (cardinality(month_tenths) = 12),
    constraint points_usage_positive_check check (year_tenths >= 0)
) with (fillfactor = 80);
comment on column points_usage.last_tenths is 'what the latest change of this row paid, read back by the statement that made it';

create table points_balance (
    district_id uuid not null,
    member_id uuid not null,
    month integer not null,
    tenths integer not null,
    entries integer not null,
    constraint points_balance_pkey primary key (district_id, member_id, month),
    constraint points_balance_month_check check (month % 100 between 1 and 12)
) with (fillfactor = 80);

create table points_claim (
    district_id uuid not null,
    id uuid not null,
    member_id uuid not null,
    member_name text not null,
    branch_id uuid not null,
    branch_name text not null,
    scope_paths text[] not null,
    claimed_by uuid not null,
    rule_code text not null,
    rule_version integer not null,
    rule_name text not null,
    approver_role text not null,
    text text not null,
    occurred_on date not null,
    status text not null,
    version bigint not null default 1,
    created_at timestamptz not null,
    declined_at timestamptz,
    declined_by uuid,
    entry_id uuid,
    constraint points_claim_pkey primary key (district_id, id),
    constraint points_claim_member_fkey foreign key (district_id, member_id) references member (district_id, id),
    constraint points_claim_entry_fkey foreign key (district_id, entry_id) references points_entry (district_id, id),
    constraint points_claim_status_check check (status in ('PENDING', 'APPROVED', 'DECLINED', 'APPEALED', 'UPHELD', 'REVERSED')),
    constraint points_claim_paid_check check ((status in ('APPROVED', 'REVERSED')) = (entry_id is not null))
);
comment on column points_claim.scope_paths is 'the path of the branch and of all above it: who holds an office at one of them may look';
create index points_claim_member_idx on points_claim (district_id, member_id, id desc);
create index points_claim_branch_idx on points_claim (district_id, branch_id, id desc);
create index points_claim_waiting_idx on points_claim (district_id, id desc) where status in ('PENDING', 'APPEALED');
create index points_claim_scope_idx on points_claim using gin (scope_paths);

create table points_claim_step (
    district_id uuid not null,
    claim_id uuid not null,
    seq integer not null,
    action text not null,
    actor_id uuid not null,
    actor_name text not null,
    at timestamptz not null,
    reason text,
    constraint points_claim_step_pkey primary key (district_id, claim_id, seq),
    constraint points_claim_step_claim_fkey foreign key (district_id, claim_id) references points_claim (district_id, id),
    constraint points_claim_step_action_check check (action in ('claim', 'approve', 'decline', 'appeal', 'reverse', 'uphold'))
);
create trigger points_claim_step_append_only before update or delete on points_claim_step
    for each row execute function refuse_change();

insert into points_rule (district_id, code, version, name, text, category, tenths, day_cap, month_cap, year_cap, source,
    activity_kinds, exemptions, approver_role, photos_needed, in_force_from)
select '00000000-0000-0000-0000-000000000000', r.code, 1, r.name, r.text, r.category, r.tenths, r.day_cap, r.month_cap, r.year_cap,
    r.source, r.activity_kinds::text[], r.exemptions::text[], r.approver_role, r.photos_needed, '2020-01-01T00:00:00+08:00'
from (values
    ('party-day-attendance', '参加主题党日', '按时参加主题党日，每次记 2 分，每月最多记 4 分。', 'ORGANISATION_LIFE', 20, null, 40, null,
        'CHECK_IN', '{THEME_PARTY_DAY}', '{}', null, 0),
    ('branch-meeting-attendance', '参加支部党员大会', '参加支部党员大会，每次记 2 分，每月最多记 4 分。', 'ORGANISATION_LIFE', 20, null, 40, null,
        'CHECK_IN', '{BRANCH_MEETING}', '{}', null, 0),
    ('group-meeting-attendance', '参加党小组会和支委会', '参加党小组会或支委会，每次记 1 分，每月最多记 3 分。', 'ORGANISATION_LIFE', 10, null, 30, null,
        'CHECK_IN', '{GROUP_MEETING,COMMITTEE_MEETING}', '{}', null, 0),
    ('party-lecture-attendance', '听党课', '参加党课，每次记 2 分，每年最多记 16 分。', 'STUDY', 20, null, null, 160,
        'CHECK_IN', '{PARTY_LECTURE}', '{RETIRED,LONG_TERM_SICK}', null, 0),
    ('democratic-review-attendance', '参加民主评议', '参加组织生活会和民主评议，每次记 3 分，每年最多记 6 分。', 'ORGANISATION_LIFE', 30, null, null, 60,
        'CHECK_IN', '{DEMOCRATIC_REVIEW}', '{}', null, 0),
    ('volunteer-service', '志愿服务', '参加志愿服务，每次记 3 分，每月最多记 6 分，需上传一张现场照片，由支部书记审核。', 'SERVICE', 30, null, 60, null,
        'CLAIM', '{}', '{}', 'SECRETARY', 1),
    ('policy-explained', '宣讲政策', '向职工或企业宣讲政策，每次记 2 分，每月最多记 4 分，需上传一张现场照片，由支部书记审核。', 'STUDY', 20, null, 40, null,
        'CLAIM', '{}', '{}', 'SECRETARY', 1),
    ('care-visit', '走访慰问', '走访慰问困难党员或职工，每次记 2 分，每天最多记 2 分，每月最多记 6 分，由支部书记审核。', 'SERVICE', 20, 20, 60, null,
        'CLAIM', '{}', '{}', 'SECRETARY', 0),
    ('enterprise-suggestion-adopted', '献策被采纳', '为企业发展提出建议并被采纳，每条记 5 分，每年最多记 20 分，由支部书记审核。', 'ENTERPRISE', 50, null, null, 200,
        'CLAIM', '{}', '{}', 'SECRETARY', 0),
    ('technical-breakthrough', '技术攻关', '带头完成技术攻关或工艺改进，每项记 8 分，每年最多记 24 分，需上传佐证，由镇街督办审核。', 'PIONEER', 80, null, null, 240,
        'CLAIM', '{}', '{}', 'SUPERVISOR', 1),
    ('pledge-fulfilled', '兑现承诺', '公开承诺按期兑现，每项记 2 分，每月最多记 4 分，每年最多记 24 分，由支部书记审核。', 'PIONEER', 20, null, 40, 240,
        'CLAIM', '{}', '{}', 'SECRETARY', 0),
    ('county-honour', '获得荣誉', '获得县区级以上荣誉，每项记 10 分，每年最多记 30 分，需上传证书照片，由镇街督办审核。', 'PIONEER', 100, null, null, 300,
        'CLAIM', '{}', '{}', 'SUPERVISOR', 1),
    ('petition-helped', '帮办诉求', '协助企业诉求得到解决并经企业认可，每件记 3 分，每月最多记 6 分，由支部书记审核。', 'ENTERPRISE', 30, null, 60, null,
        'CLAIM', '{}', '{}', 'SECRETARY', 0)
) as r (code, name, text, category, tenths, day_cap, month_cap, year_cap, source, activity_kinds, exemptions, approver_role,
    photos_needed);

grant select, insert on points_rule, points_entry, points_claim_step to ${appRole};
grant select, insert, update on points_usage, points_balance, points_claim to ${appRole};
