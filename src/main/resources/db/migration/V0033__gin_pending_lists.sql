-- An inverted index keeps what is new in a list that each reader walks whole, until it is worked in at 4 MB: a search
-- then costs by what was written last, the planner counts it and may choose to read the table instead, and one unlucky
-- filing works all of it in. A row with few entries goes straight into its index; the hundreds of terms of a petition's
-- words wait in a list of 64 KB at most.
alter index petition_search_terms_idx set (gin_pending_list_limit = 64);
alter index publication_bigrams_idx set (fastupdate = off);
alter index petition_department_paths_idx set (fastupdate = off);
alter index activity_scope_idx set (fastupdate = off);
alter index activity_roster_idx set (fastupdate = off);
alter index check_in_review_scope_idx set (fastupdate = off);
alter index points_claim_scope_idx set (fastupdate = off);

select gin_clean_pending_list(cast(indexrelid as regclass))
from pg_index
where indexrelid in (
    'petition_search_terms_idx'::regclass, 'publication_bigrams_idx'::regclass, 'petition_department_paths_idx'::regclass,
    'activity_scope_idx'::regclass, 'activity_roster_idx'::regclass, 'check_in_review_scope_idx'::regclass,
    'points_claim_scope_idx'::regclass);
