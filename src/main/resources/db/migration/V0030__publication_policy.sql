-- Which policy a published answer is about: the questions and answers of a policy. What is published already was not asked about any.
alter table publication add column policy_id uuid;
comment on column publication.policy_id is 'the policy that the petition asked about';
create index publication_policy_idx on publication (district_id, policy_id, published_at desc, id desc)
    where policy_id is not null and withdrawn_at is null;
