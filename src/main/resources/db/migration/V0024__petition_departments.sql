-- What a department leads, assists or was consulted in, and all departments above it, newest first: a cadre's list is read along it.
create table petition_department (
    district_id uuid not null,
    path text not null,
    filed_at timestamptz not null,
    petition_id uuid not null,
    constraint petition_department_pkey primary key (district_id, path, filed_at, petition_id)
);
comment on table petition_department is 'the department paths of a petition, a row each; the database keeps them as petitions are written';

-- Kept by the database, so that the version before cannot forget it during a rollout, and it costs no round trip.
create function follow_petition_departments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        delete from petition_department
        where district_id = old.district_id and path = any (old.department_paths) and filed_at = old.filed_at and petition_id = old.id;
    end if;
    insert into petition_department (district_id, path, filed_at, petition_id)
    select distinct new.district_id, path, new.filed_at, new.id from unnest(new.department_paths) as paths (path);
    return null;
end
$$;
create trigger petition_has_departments after insert on petition for each row
    when (new.department_paths <> '{}')
    execute function follow_petition_departments();
create trigger petition_has_other_departments after update on petition for each row
    when ((old.department_paths, old.filed_at) is distinct from (new.department_paths, new.filed_at))
    execute function follow_petition_departments();

insert into petition_department (district_id, path, filed_at, petition_id)
select distinct district_id, path, filed_at, id from petition cross join lateral unnest(department_paths) as paths (path);

-- Only the trigger writes.
grant select on petition_department to ${appRole};
