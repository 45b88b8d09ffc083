-- 点单 and 代填. An item of the menu has at most one draft, which is the next version while it is written, and versions that never
-- change: an order is judged and read by the version that it was asked with.
create table service_item (
    district_id uuid not null,
    id uuid not null,
    status text not null,
    revision bigint not null,
    published integer not null,
    draft jsonb,
    home_path text not null,
    constraint service_item_pkey primary key (district_id, id),
    constraint service_item_status_check check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    constraint service_item_published_check check ((status = 'DRAFT') = (published = 0)),
    constraint service_item_draft_check check (published > 0 or draft is not null)
);
comment on column service_item.revision is 'counts every change, also of the draft';
comment on column service_item.published is 'the latest version; 0 where there is none';
comment on column service_item.home_path is 'what stands above the department that serves: the enterprises below it may order';

create table service_item_version (
    district_id uuid not null,
    item_id uuid not null,
    version integer not null,
    content jsonb not null,
    published_at timestamptz not null,
    published_by_id uuid not null,
    published_by_name text not null,
    constraint service_item_version_pkey primary key (district_id, item_id, version),
    constraint service_item_version_item_fkey foreign key (district_id, item_id) references service_item (district_id, id),
    constraint service_item_version_version_check check (version >= 1)
);
create trigger service_item_version_append_only before update or delete on service_item_version
    for each row execute function refuse_change();
create trigger service_item_version_no_truncate before truncate on service_item_version
    for each statement execute function refuse_change();

alter table petition
    add column confirmation text,
    add column confirmation_due_at timestamptz,
    add constraint petition_confirmation_check check (confirmation in ('PENDING', 'CONFIRMED', 'REFUSED', 'UNCONFIRMED'));
comment on column petition.confirmation is 'what the enterprise says to a filing on its behalf; null where it filed itself';
comment on column petition.confirmation_due_at is 'when the silence of the enterprise is written down; null once it is settled';
create index petition_confirmation_due_idx on petition (confirmation_due_at) where confirmation_due_at is not null;

grant select, insert, update on service_item to ${appRole};
grant select, insert on service_item_version to ${appRole};
