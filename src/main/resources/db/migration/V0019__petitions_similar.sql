-- Similar first: what an owner is about to file is looked for among the open petitions that all owners may see and join, by the words
-- of their titles, and among the open ones of the own enterprise.

-- Public, accepted, not answered yet, and kept from nobody.
create function petition_is_shared(status text, visibility text, accepted_at timestamptz, hidden_paths text[]) returns boolean
language sql immutable parallel safe as $$
    select coalesce(status in ('ACCEPTED', 'DISPATCHED', 'TAKEN', 'HANDLING', 'PAUSED', 'CONSULTING')
        and visibility = 'PUBLIC' and accepted_at is not null and hidden_paths = '{}', false)
$$;

-- As narrow as can be, and of open petitions only, so that what is over costs nothing. The stretch of one pair stands in its key newest last.
create table petition_title_pair (
    district_id uuid not null,
    pair text not null,
    petition_id uuid not null,
    category text not null,
    pairs smallint not null,
    constraint petition_title_pair_pkey primary key (district_id, pair, petition_id) include (category, pairs)
);
comment on table petition_title_pair is 'two neighbouring characters of the title of a petition that all owners may see and join';
comment on column petition_title_pair.pairs is 'how many different pairs the title has';

-- Kept by the database, in the transaction that changes the petition: whoever writes one, the version before this one during a rollout
-- too, cannot forget it, and it costs no round trip. Only what is shared, or no longer is, pays for it.
create function share_petition_title() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    said text[];
begin
    if tg_op = 'UPDATE' then
        delete from petition_title_pair
        where district_id = old.district_id and pair = any (petition_bigrams(old.title)) and petition_id = old.id;
    end if;
    if petition_is_shared(new.status, new.visibility, new.accepted_at, new.hidden_paths) then
        said := petition_bigrams(new.title);
        insert into petition_title_pair (district_id, pair, petition_id, category, pairs)
        select new.district_id, pair, new.id, new.category, cardinality(said) from unnest(said) as pairs (pair);
    end if;
    return null;
end
$$;
create trigger petition_shares_its_title after insert on petition for each row
    when (petition_is_shared(new.status, new.visibility, new.accepted_at, new.hidden_paths))
    execute function share_petition_title();
create trigger petition_shares_its_title_anew after update on petition for each row
    when ((petition_is_shared(old.status, old.visibility, old.accepted_at, old.hidden_paths), old.title, old.category)
            is distinct from (petition_is_shared(new.status, new.visibility, new.accepted_at, new.hidden_paths), new.title, new.category)
        and (petition_is_shared(old.status, old.visibility, old.accepted_at, old.hidden_paths)
            or petition_is_shared(new.status, new.visibility, new.accepted_at, new.hidden_paths)))
    execute function share_petition_title();

insert into petition_title_pair (district_id, pair, petition_id, category, pairs)
select p.district_id, pair, p.id, p.category, cardinality(title.said)
from petition p cross join lateral petition_bigrams(p.title) as title (said) cross join unnest(title.said) as pairs (pair)
where petition_is_shared(p.status, p.visibility, p.accepted_at, p.hidden_paths);

create index petition_open_enterprise_idx on petition (district_id, enterprise_id, filed_at desc, id desc)
    where status in ('SUBMITTED', 'ACCEPTED', 'DISPATCHED', 'TAKEN', 'HANDLING', 'PAUSED', 'CONSULTING');

-- Only the trigger writes.
grant select on petition_title_pair to ${appRole};
