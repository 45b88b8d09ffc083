-- Publishing (晒): answers that everybody reads, once their filers agreed and a reviewer took out who is behind them.

-- Of a publication that was taken back only its id stays, so that a link to it can say so; its words go.
create table publication (
    district_id uuid not null,
    id uuid not null,
    petition_id uuid not null,
    title text,
    question text,
    answer text,
    category text not null,
    department_id uuid not null,
    department_name text not null,
    outcome text not null,
    answered_at timestamptz not null,
    published_at timestamptz not null,
    withdrawn_at timestamptz,
    words text,
    bigrams text[] generated always as (petition_bigrams(words)) stored,
    constraint publication_pkey primary key (district_id, id),
    constraint publication_petition_fkey foreign key (district_id, petition_id) references petition (district_id, id),
    constraint publication_words_check check (
        case when withdrawn_at is null then num_nulls(title, question, answer, words) = 0
            else num_nonnulls(title, question, answer, words) = 0 end)
);
comment on table publication is 'an answer as it is, or was, shown to all; neither its title nor its text is that of the petition';
comment on column publication.words is 'title, question and answer, in lower case; what search finds it by';
create unique index publication_shown_key on publication (district_id, petition_id) where withdrawn_at is null;
create index publication_newest_idx on publication (district_id, published_at desc, id desc) where withdrawn_at is null;
create index publication_category_idx on publication (district_id, category, published_at desc, id desc) where withdrawn_at is null;
create index publication_bigrams_idx on publication using gin (bigrams) where withdrawn_at is null;

-- As petition_title_pair is for open petitions.
create table publication_title_pair (
    district_id uuid not null,
    pair text not null,
    publication_id uuid not null,
    category text not null,
    pairs smallint not null,
    constraint publication_title_pair_pkey primary key (district_id, pair, publication_id) include (category, pairs),
    constraint publication_title_pair_publication_fkey foreign key (district_id, publication_id) references publication (district_id, id)
);
comment on table publication_title_pair is 'two neighbouring characters of the title of a publication that is shown';
create index publication_title_pair_publication_idx on publication_title_pair (district_id, publication_id);

-- For the supervisor: agreed to, over, and shown to nobody yet.
alter table petition add column publishable_since timestamptz;
comment on column petition.publishable_since is 'since when a reviewer is awaited who publishes the answer';
create index petition_publishable_idx on petition (district_id, publishable_since, id) where publishable_since is not null;
update petition set publishable_since = greatest((state #>> '{publication,consentedAt}')::timestamptz, (state #>> '{ending,at}')::timestamptz)
where status = 'CLOSED' and state #>> '{publication,consentedAt}' is not null and state #>> '{publication,text}' is null
    and visibility <> 'PRIVATE' and hidden_paths = '{}' and kind not in ('COMPLAINT', 'MEDIATION');

grant select, insert, update on publication to ${appRole};
grant select, insert, delete on publication_title_pair to ${appRole};
