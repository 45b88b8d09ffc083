-- 政策直达. A policy has at most one draft, which is the next version while it is written, and versions that never change: what an
-- enterprise has read is a version.
create table enterprise_profile (
    district_id uuid not null,
    enterprise_id uuid not null,
    industry text,
    size text,
    area_id uuid,
    alliance_ids uuid[],
    version bigint not null,
    constraint enterprise_profile_pkey primary key (district_id, enterprise_id),
    constraint enterprise_profile_enterprise_fkey foreign key (district_id, enterprise_id) references organisation (district_id, id),
    constraint enterprise_profile_area_fkey foreign key (district_id, area_id) references organisation (district_id, id),
    constraint enterprise_profile_size_check check (size in ('MICRO', 'SMALL', 'MEDIUM', 'LARGE'))
);
comment on table enterprise_profile is 'what policies ask of an enterprise; null is not known';
comment on column enterprise_profile.industry is 'where there is no row, the tree says it';
comment on column enterprise_profile.alliance_ids is 'empty: known to be in none';

create table policy (
    district_id uuid not null,
    id uuid not null,
    status text not null,
    revision bigint not null,
    published integer not null,
    draft jsonb,
    issuer_path text not null,
    home_path text not null,
    valid_to date,
    industries text[] not null default '{}',
    sizes text[] not null default '{}',
    alliance_ids uuid[] not null default '{}',
    area_paths text[] not null default '{}',
    constraint policy_pkey primary key (district_id, id),
    constraint policy_status_check check (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    constraint policy_published_check check ((status = 'DRAFT') = (published = 0)),
    constraint policy_draft_check check (published > 0 or draft is not null)
);
comment on column policy.revision is 'counts every change, also of the draft';
comment on column policy.published is 'the latest version; 0 where there is none';
comment on column policy.home_path is 'the enterprises below it are told';
comment on column policy.industries is 'this and what follows: the conditions of the latest version, as statements compare them';
create index policy_home_idx on policy (district_id, home_path, id) where status = 'PUBLISHED';

create table policy_version (
    district_id uuid not null,
    policy_id uuid not null,
    version integer not null,
    content jsonb not null,
    published_at timestamptz not null,
    published_by_id uuid not null,
    published_by_name text not null,
    constraint policy_version_pkey primary key (district_id, policy_id, version),
    constraint policy_version_policy_fkey foreign key (district_id, policy_id) references policy (district_id, id),
    constraint policy_version_version_check check (version >= 1)
);

-- Whom a version fitted when it was published: the denominator of its reach.
create table policy_addressee (
    district_id uuid not null,
    policy_id uuid not null,
    version integer not null,
    enterprise_id uuid not null,
    constraint policy_addressee_pkey primary key (district_id, policy_id, version, enterprise_id),
    constraint policy_addressee_version_fkey foreign key (district_id, policy_id, version)
        references policy_version (district_id, policy_id, version),
    constraint policy_addressee_enterprise_fkey foreign key (district_id, enterprise_id) references organisation (district_id, id)
);

create table policy_reading (
    district_id uuid not null,
    policy_id uuid not null,
    version integer not null,
    enterprise_id uuid not null,
    user_id uuid not null,
    read_at timestamptz not null,
    constraint policy_reading_pkey primary key (district_id, policy_id, version, enterprise_id),
    constraint policy_reading_version_fkey foreign key (district_id, policy_id, version)
        references policy_version (district_id, policy_id, version),
    constraint policy_reading_enterprise_fkey foreign key (district_id, enterprise_id) references organisation (district_id, id)
);
comment on column policy_reading.user_id is 'the first of the enterprise who read this version';

create trigger policy_version_append_only before update or delete on policy_version
    for each row execute function refuse_change();
create trigger policy_version_no_truncate before truncate on policy_version
    for each statement execute function refuse_change();
create trigger policy_addressee_append_only before update or delete on policy_addressee
    for each row execute function refuse_change();
create trigger policy_addressee_no_truncate before truncate on policy_addressee
    for each statement execute function refuse_change();
create trigger policy_reading_append_only before update or delete on policy_reading
    for each row execute function refuse_change();
create trigger policy_reading_no_truncate before truncate on policy_reading
    for each statement execute function refuse_change();

-- How a policy fits an enterprise: 2 it fits, 1 something is not known, 0 it does not. The rule is Applicability in the code; a test
-- holds the two against each other.
create function policy_fit(industries text[], sizes text[], alliance_ids uuid[], area_paths text[], its_industry text,
    its_size text, its_alliance_ids uuid[], its_place text, place_known boolean) returns integer language sql immutable
as $$
    select least(
        case when cardinality(industries) = 0 or its_industry = any (industries) then 2 when its_industry is null then 1 else 0 end,
        case when cardinality(sizes) = 0 or its_size = any (sizes) then 2 when its_size is null then 1 else 0 end,
        case when cardinality(alliance_ids) = 0 or its_alliance_ids && alliance_ids then 2 when its_alliance_ids is null then 1
            else 0 end,
        case when cardinality(area_paths) = 0 then 2
            when exists (select 1 from unnest(area_paths) a (path) where its_place = a.path or starts_with(its_place, a.path || '/'))
                then 2
            when not place_known
                and exists (select 1 from unnest(area_paths) a (path) where starts_with(a.path, its_place || '/')) then 1
            else 0 end)
$$;

grant select, insert, update on enterprise_profile, policy to ${appRole};
grant select, insert on policy_version, policy_addressee, policy_reading to ${appRole};
