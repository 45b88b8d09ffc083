-- Search that costs much the same whatever the words: petitions are sliced in the order of their numbers, and the words are indexed for each
-- slice, so that a page is looked up in the latest slices first.

-- Its writes would be paid for below, row by row.
drop index petition_search_bigrams_idx;

-- 16,384 petitions are a slice: so few that all of one that hold a word are sorted at once, so many that all slices are soon asked. What
-- has no number is a draft, which is found by going through its filer's; its first line is empty, so that no title passes for a number. A
-- number of another form, as what was taken over from elsewhere may have, is in the oldest slice. Calls name their schema, as a restored
-- dump has no path.
create function petition_slice(words text) returns integer language sql immutable strict parallel safe as $$
    select case when split_part(words, E'\n', 1) <> ''
        then coalesce((substring(words from '^[0-9]{8}-([0-9]{1,9})(?:\n|$)')::bigint / 16384)::integer, 0) end
$$;

-- Number and title stand in lines of their own, and neither holds a line's end.
create function petition_head(words text) returns text language sql immutable strict parallel safe as $$
    select split_part(words, E'\n', 1) || E'\n' || split_part(words, E'\n', 2)
$$;

-- What follows number and title: text and enterprise.
create function petition_body(words text) returns text language sql immutable strict parallel safe as $$
    select substr(words, length(public.petition_head(words)) + 2)
$$;

create function petition_terms(slice integer, mark text, words text) returns text[]
language sql immutable strict parallel safe as $$
    select coalesce(array_agg(slice || mark || pair), '{}') from unnest(public.petition_bigrams(words)) as pairs (pair)
$$;

-- The enterprise's name can be searched for by whoever sees the whole petition; who sees it as others do finds it by its head.
update petition_search s set words = concat_ws(E'\n', coalesce(p.number, ''), lower(coalesce(p.title, '')), lower(coalesce(p.text, '')),
    lower(coalesce(p.enterprise_name, '')))
from petition p where p.district_id = s.district_id and p.id = s.petition_id;

alter table petition_search
    add column slice integer generated always as (petition_slice(words)) stored,
    add column head text not null generated always as (petition_head(words)) stored,
    add column terms text[] not null generated always as (
        coalesce(petition_terms(petition_slice(words), ':', petition_body(words))
            || petition_terms(petition_slice(words), '!', petition_head(words)), '{}')) stored;
comment on column petition_search.words is 'number, title, text and enterprise, a line each, in lower case';
comment on column petition_search.slice is 'which 16,384 petitions it was filed with; none for a draft';
comment on column petition_search.head is 'number and title';
comment on column petition_search.terms is 'pairs of neighbouring characters, by slice: of text and enterprise after a colon, of number and title after an exclamation mark';

create index petition_search_terms_idx on petition_search using gin (terms);
create index petition_search_slice_idx on petition_search (district_id, slice);
-- The version before looks at the pairs of all words too; it finds them without an index, by what it goes through anyway.
comment on column petition_search.bigrams is 'for the version before; a later one takes it away';
