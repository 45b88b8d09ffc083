-- The board calls solved what the filer or a reviewer called so; of what only the department did it says nothing.
alter table publication alter column outcome drop not null;
comment on column publication.outcome is 'how it ended; nothing where neither the filer nor a reviewer called solved what the department did';
update publication p set outcome = null from petition q
where q.district_id = p.district_id and q.id = p.petition_id and p.outcome = 'SOLVED' and q.state #>> '{ending,solved}' is distinct from 'true';
