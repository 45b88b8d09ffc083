-- The tree of organisations, the enterprises in it, and the members with where they belong.

create table organisation (
    district_id uuid not null,
    id uuid not null,
    code text not null,
    name text not null,
    kind text not null,
    parent_id uuid,
    path text not null,
    industry text,
    version bigint not null default 0,
    constraint organisation_pkey primary key (district_id, id),
    constraint organisation_code_key unique (district_id, code),
    constraint organisation_path_key unique (district_id, path),
    constraint organisation_parent_fkey foreign key (district_id, parent_id) references organisation (district_id, id),
    constraint organisation_kind_check check (kind in ('DISTRICT', 'TOWNSHIP', 'COMMITTEE', 'GENERAL_BRANCH', 'BRANCH',
        'DEPARTMENT', 'ENTERPRISE', 'ALLIANCE', 'VILLAGE')),
    constraint organisation_path_check check (path like '/%' and path not like '%/')
);
comment on column organisation.path is 'codes from the root joined by /; what grants reach is decided by it';
create index organisation_subtree_idx on organisation (district_id, path text_pattern_ops);
create index organisation_parent_idx on organisation (district_id, parent_id);
create index organisation_kind_idx on organisation (district_id, kind, path);

create table member (
    district_id uuid not null,
    id uuid not null,
    name text not null,
    branch_id uuid not null,
    phone_sealed text,
    phone_masked text,
    version bigint not null default 0,
    constraint member_pkey primary key (district_id, id),
    constraint member_branch_fkey foreign key (district_id, branch_id) references organisation (district_id, id)
);
comment on column member.branch_id is 'affiliation 隶属: exactly one';
create index member_branch_idx on member (district_id, branch_id, id);
create index member_name_idx on member (district_id, name collate "zh-x-icu", id);

create table participation (
    district_id uuid not null,
    member_id uuid not null,
    organisation_id uuid not null,
    since date not null,
    constraint participation_pkey primary key (district_id, member_id, organisation_id),
    constraint participation_member_fkey foreign key (district_id, member_id) references member (district_id, id),
    constraint participation_organisation_fkey foreign key (district_id, organisation_id)
        references organisation (district_id, id)
);
comment on table participation is '参加: where a floating member takes part beside the affiliation';
create index participation_organisation_idx on participation (district_id, organisation_id, member_id);

grant select, insert, update on organisation, member to ${appRole};
grant select, insert, update, delete on participation to ${appRole};
