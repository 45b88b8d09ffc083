-- Bulletins (通报): what an office tells its departments of a month.

create table bulletin (
    district_id uuid not null,
    id uuid not null,
    office_id uuid not null,
    office_name text not null,
    office_path text not null,
    month date not null,
    status text not null,
    version bigint not null,
    words jsonb not null,
    figures jsonb not null,
    figures_at timestamptz not null,
    made_by text not null,
    issued_at timestamptz,
    issued_by text,
    constraint bulletin_pkey primary key (district_id, id),
    constraint bulletin_month_key unique (district_id, office_path, month),
    constraint bulletin_month_check check (extract(day from month) = 1),
    constraint bulletin_status_check check (status in ('DRAFT', 'ISSUED')),
    constraint bulletin_issued_check check (num_nulls(issued_at, issued_by) = case status when 'ISSUED' then 0 else 2 end)
);
comment on column bulletin.figures is 'as they were counted at figures_at; later ratings do not change what was told';
create index bulletin_newest_idx on bulletin (district_id, month desc, id desc);
create trigger bulletin_issued_stays before update on bulletin
    for each row when (old.status = 'ISSUED') execute function refuse_change();
create trigger bulletin_kept before delete on bulletin
    for each row execute function refuse_change();

grant select, insert, update on bulletin to ${appRole};
