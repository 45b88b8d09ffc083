-- Photos that prove something. Only what was asked for, found and decided is stored; keys and sizes of renditions are derived.

create table evidence (
    district_id uuid not null,
    id uuid not null,
    owner_id uuid not null,
    owner_name text not null,
    purpose text not null,
    content_type text not null,
    size integer not null,
    sha256 text not null,
    status text not null,
    created_at timestamptz not null,
    ticket_expires_at timestamptz not null,
    judged_at timestamptz,
    reasons text[],
    width integer,
    height integer,
    fingerprint bigint,
    fact_type text,
    fact_id uuid,
    fact_part integer,
    caption text,
    attached_at timestamptz,
    place_in_fact integer,
    same_as uuid,
    marked_at timestamptz,
    removed_at timestamptz,
    constraint evidence_pkey primary key (district_id, id),
    constraint evidence_purpose_check check (purpose in ('PETITION', 'PETITION_ANSWER', 'ACTIVITY', 'POINTS_CLAIM')),
    constraint evidence_content_type_check check (content_type in ('image/jpeg', 'image/png', 'image/webp')),
    constraint evidence_size_check check (size between 1 and 10485760),
    constraint evidence_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint evidence_status_check check (status in ('TICKETED', 'VERIFIED', 'REFUSED', 'ATTACHED', 'REMOVED')),
    constraint evidence_reasons_check check ((status = 'REFUSED') = (reasons is not null)),
    constraint evidence_judged_check check (status not in ('VERIFIED', 'ATTACHED')
        or (width is not null and height is not null and fingerprint is not null)),
    constraint evidence_fact_type_check check (fact_type in ('PETITION', 'ACTIVITY', 'POINTS_CLAIM')),
    constraint evidence_attached_check check (status <> 'ATTACHED'
        or (fact_type is not null and fact_id is not null and fact_part is not null and attached_at is not null
            and place_in_fact is not null))
);
comment on column evidence.fact_part is 'which part of the fact, such as the number of a petition''s timeline entry; 0 is the fact itself';
comment on column evidence.caption is 'what the watermark says the photo is for';
comment on column evidence.place_in_fact is 'the order among the photos that were attached with it';
comment on column evidence.same_as is 'an earlier photo that shows the same and proves another fact';
create index evidence_fact_idx on evidence (district_id, fact_type, fact_id) where fact_id is not null;
create index evidence_unattached_idx on evidence (created_at) where status in ('TICKETED', 'VERIFIED');

-- The fingerprints of attached photos in four bands of 16 bits. Two that differ in at most three bits agree in at least one
-- band, so that near twins are found by equality.
create table evidence_fingerprint (
    district_id uuid not null,
    band smallint not null,
    value integer not null,
    evidence_id uuid not null,
    constraint evidence_fingerprint_pkey primary key (district_id, band, value, evidence_id),
    constraint evidence_fingerprint_evidence_fkey foreign key (district_id, evidence_id)
        references evidence (district_id, id) on delete cascade
);

grant select, insert, update, delete on evidence, evidence_fingerprint to ${appRole};
