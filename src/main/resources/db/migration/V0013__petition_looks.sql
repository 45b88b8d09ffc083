-- Each look of a member of staff at a petition that is hidden from some department, for its filer to read: once for each viewer and
-- slot of ten minutes, by a key, so that nobody has to ask before.
create table petition_look (
    district_id uuid not null,
    petition_id uuid not null,
    viewer_id uuid not null,
    slot bigint not null,
    viewer_name text not null,
    role text not null,
    organisation_id uuid not null,
    at timestamptz not null,
    constraint petition_look_pkey primary key (district_id, petition_id, viewer_id, slot),
    constraint petition_look_petition_fkey foreign key (district_id, petition_id) references petition (district_id, id)
);
comment on column petition_look.slot is 'which ten minutes since 1970';
comment on column petition_look.role is 'the office by which the viewer may look, on organisation_id';
create index petition_look_newest_idx on petition_look (district_id, petition_id, at desc, viewer_id desc);
create trigger petition_look_append_only before update or delete on petition_look
    for each row execute function refuse_change();
create trigger petition_look_no_truncate before truncate on petition_look for each statement execute function refuse_change();
grant select, insert on petition_look to ${appRole};
