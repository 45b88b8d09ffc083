-- What is open, the newest first: groups of near petitions are looked for in the first of it.
create index petition_open_newest_idx on petition (district_id, filed_at desc, id desc)
    where status in ('SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'TAKEN', 'HANDLING', 'PAUSED', 'CONSULTING');
