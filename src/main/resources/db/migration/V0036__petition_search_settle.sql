-- A search asks the latest slice first and goes on to the oldest, so words that few have, or nobody, cost a look into each slice. Once a slice
-- is full, what is said in it is written down, so that only those slices are asked that may hold all of the words.

-- Runs of five in what is written without spaces and in Latin letters: numbers, telephones, codes. Their pairs are in every slice.
create function petition_codes(words text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct substr(run[1], place, 5)), '{}')
    from regexp_matches(words, '[0-9a-z-]{5,}', 'g') as runs (run)
    cross join lateral generate_series(1, length(run[1]) - 4) as places (place)
$$;

-- All that a search can be told by: what is in petition_search.terms, without the slice, and the runs.
create function petition_marks(slice integer, terms text[], words text) returns setof text language sql immutable strict parallel safe as $$
    select substr(term, length(slice::text) + 1) from unnest(terms) as terms (term)
    union select '!' || code from unnest(public.petition_codes(public.petition_head(words))) as head (code)
    union select ':' || code from unnest(public.petition_codes(public.petition_body(words))) as body (code)
$$;

create table petition_slice_term (
    district_id uuid not null,
    term text not null,
    block integer not null,
    slices bigint not null,
    constraint petition_slice_term_pkey primary key (district_id, term, block)
);
comment on table petition_slice_term is 'what is said in settled slices; more may be written down than is still said, never less';
comment on column petition_slice_term.term is 'two neighbouring characters, or five of a code, after an exclamation mark for number and title or a colon for the rest';
comment on column petition_slice_term.block is '64 slices';
comment on column petition_slice_term.slices is 'bit n for the slice 64 * block + n';

-- Slices are settled one after the other. Who writes into one that is being settled writes its terms down too; it is counted when
-- all have ended that may not have known.
create table petition_slices_settled (
    district_id uuid not null,
    below integer not null default 0,
    closing boolean not null default false,
    since xid8,
    constraint petition_slices_settled_pkey primary key (district_id)
);
comment on column petition_slices_settled.below is 'all slices below are settled';
comment on column petition_slices_settled.closing is 'whether this very slice is being settled';
comment on column petition_slices_settled.since is 'who began before this transaction may not know';

create function note_petition_terms() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if exists (select from petition_slices_settled
            where district_id = new.district_id and new.slice < below + closing::integer) then
        insert into petition_slice_term as known (district_id, term, block, slices)
        select new.district_id, term, new.slice / 64, 1::bigint << (new.slice % 64)
        from petition_marks(new.slice, new.terms, new.words) as marks (term)
        order by term
        on conflict (district_id, term, block) do update set slices = known.slices | excluded.slices
            where known.slices & excluded.slices = 0;
    end if;
    return null;
end
$$;
create trigger petition_search_notes_terms after insert or update of words on petition_search for each row
    when (new.slice is not null) execute function note_petition_terms();

-- One step for each district that has a full slice left; says whether there was one. Steps may be made by several at the same time: only one of
-- them makes it.
create function settle_petition_slices() returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
    settled petition_slices_settled;
    any_left boolean := false;
begin
    insert into petition_slices_settled (district_id)
    select o.district_id from organisation o where o.parent_id is null on conflict do nothing;
    for settled in select * from petition_slices_settled order by district_id for update skip locked loop
        continue when settled.below >= coalesce((select max(slice) from petition_search where district_id = settled.district_id), 0);
        any_left := true;
        if not settled.closing then
            update petition_slices_settled set closing = true where district_id = settled.district_id;
        elsif settled.since is null then
            update petition_slices_settled set since = pg_snapshot_xmax(pg_current_snapshot()) where district_id = settled.district_id;
        elsif settled.since <= pg_snapshot_xmin(pg_current_snapshot()) then
            insert into petition_slice_term as known (district_id, term, block, slices)
            select settled.district_id, term, settled.below / 64, 1::bigint << (settled.below % 64)
            from (select distinct term from petition_search s cross join lateral petition_marks(s.slice, s.terms, s.words) as marks (term)
                where s.district_id = settled.district_id and s.slice = settled.below) said
            order by term
            on conflict (district_id, term, block) do update set slices = known.slices | excluded.slices
                where known.slices & excluded.slices = 0;
            update petition_slices_settled set below = below + 1, closing = false, since = null where district_id = settled.district_id;
        end if;
    end loop;
    return any_left;
end
$$;

-- Only the functions write.
grant select on petition_slice_term, petition_slices_settled to ${appRole};
