-- Similar first also shows policies: what a version is found by. It is written once, so its pairs are too; the version before this
-- one publishes during a rollout and knows nothing of them.
alter table policy_version add column title_pairs text[] generated always as (petition_bigrams(content ->> 'title')) stored;
alter table policy_version add column summary_pairs text[] generated always as (petition_bigrams(content ->> 'summary')) stored;
