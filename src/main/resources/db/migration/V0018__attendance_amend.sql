-- Attendance, amended: hosts by their paths, lateness that a review does not forget, one owner for each phone at an activity, and
-- what waits for a decision found without reading what does not.

alter table activity add column host_paths text[] not null default '{}';
comment on column activity.host_paths is 'the paths of the hosts: members of theirs see the activity, and floating ones may come as guests';
update activity a set host_paths = h.paths
from (select x.district_id, x.id, array_agg(o.path order by o.path) as paths
      from activity x join organisation o on o.district_id = x.district_id and o.id = any (x.host_ids) group by x.district_id, x.id) h
where h.district_id = a.district_id and h.id = a.id;

alter table check_in add column late boolean not null default false;
comment on column check_in.late is 'whether it came after the quarter of an hour, also where it was in doubt for another reason';
alter table check_in add column review_paths text[];
comment on column check_in.review_paths is 'of one in review: the scope_paths of its activity, by which those find it who decide it';
alter table check_in disable trigger check_in_append_only;
update check_in c
set late = c.result = 'LATE' or c.result = 'REVIEW' and c.scanned_at > interval '15 minutes' + coalesce(
        (select s.starts_at from activity_session s
         where s.district_id = c.district_id and s.activity_id = c.activity_id and s.id = c.session_id), a.starts_at),
    review_paths = case c.result when 'REVIEW' then a.scope_paths end
from activity a
where a.district_id = c.district_id and a.id = c.activity_id and c.result in ('LATE', 'REVIEW');
alter table check_in enable trigger check_in_append_only;
alter table check_in add constraint check_in_late_check check (result <> 'LATE' or late);
create index check_in_review_scope_idx on check_in using gin (review_paths) where result = 'REVIEW';
create index check_in_review_home_idx on check_in (district_id, organisation_id, id desc) where result = 'REVIEW';
create index check_in_ruling_objection_idx on check_in_ruling (district_id, check_in_id desc) where ruling = 'OBJECTION';

-- A phone belongs to the first member who checked in with it. The key makes two who share one at the same moment meet.
create table check_in_device (
    district_id uuid not null,
    activity_id uuid not null,
    device_hash bytea not null,
    member_id uuid not null,
    constraint check_in_device_pkey primary key (district_id, activity_id, device_hash)
);
comment on table check_in_device is 'written by the statement that holds the activity; a key to it would look for that a second time';
insert into check_in_device (district_id, activity_id, device_hash, member_id)
select distinct on (district_id, activity_id, device_hash) district_id, activity_id, device_hash, member_id from check_in
where device_hash is not null and way in ('CODE', 'SCENE') order by district_id, activity_id, device_hash, id;
drop index check_in_device_idx;

-- A batch of scans under an Idempotency-Key, from its begin: its items are transactions of their own, so the record of the key comes last.
create table check_in_batch (
    district_id uuid not null,
    user_id uuid not null,
    key text not null,
    body_hash bytea not null,
    begun_at timestamptz not null,
    constraint check_in_batch_pkey primary key (district_id, user_id, key)
);
create index check_in_batch_begun_idx on check_in_batch (begun_at);

grant select, insert, update on check_in_device to ${appRole};
grant select, insert, update, delete on check_in_batch to ${appRole};
