-- What was filed of a campaign's kind, for its effect: to look for its keyword in all petitions of the category, week by week, costs
-- more the more is filed. Those that have it are few.

create table campaign_case (
    district_id uuid not null,
    campaign_id uuid not null,
    petition_id uuid not null,
    filed_at timestamptz not null,
    constraint campaign_case_pkey primary key (district_id, campaign_id, petition_id),
    constraint campaign_case_campaign_fkey foreign key (district_id, campaign_id) references campaign (district_id, id)
);
comment on table campaign_case is 'petitions of the kind of a campaign with a keyword, ten weeks before it was opened and after';
create index campaign_case_newest_idx on campaign_case (district_id, campaign_id, filed_at desc, petition_id desc);
create index campaign_case_petition_idx on campaign_case (district_id, petition_id);
create index campaign_kind_idx on campaign (district_id, category) where keyword is not null;

create function campaign_takes(campaign campaign, petition petition) returns boolean language sql immutable parallel safe as $$
    select petition.number is not null and petition.category = campaign.category
        and petition.filed_at >= campaign.opened_at - interval '70 days' and petition.filed_at < campaign.opened_at + interval '70 days'
        and petition.scope_paths @> array[campaign.area_path]
        and position(lower(campaign.keyword) in lower(petition.title || ' ' || petition.text)) > 0
$$;

-- A petition and a campaign that are written at the same moment do not see each other. So whoever writes petitions shares a lock, and
-- who opens a campaign has it alone until that is done: then all petitions that were written before it are seen, and all later ones see it.
create function campaign_lock(district uuid) returns bigint language sql immutable strict parallel safe as $$
    select hashtextextended('campaign-cases ' || district, 0)
$$;

create function find_cases_of_campaign() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock(campaign_lock(new.district_id));
    insert into campaign_case (district_id, campaign_id, petition_id, filed_at)
    select p.district_id, new.id, p.id, p.filed_at from petition p
    where p.district_id = new.district_id and p.number is not null and p.category = new.category
      and p.filed_at >= new.opened_at - interval '70 days' and p.filed_at < new.opened_at + interval '70 days'
      and campaign_takes(new, p);
    return null;
end
$$;
create trigger campaign_finds_cases after insert on campaign for each row
    when (new.keyword is not null) execute function find_cases_of_campaign();

create function find_campaigns_of_case() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(campaign_lock(new.district_id));
    if tg_op = 'UPDATE' then
        delete from campaign_case where district_id = old.district_id and petition_id = old.id;
    end if;
    insert into campaign_case (district_id, campaign_id, petition_id, filed_at)
    select c.district_id, c.id, new.id, new.filed_at from campaign c
    where c.district_id = new.district_id and c.category = new.category and c.keyword is not null and campaign_takes(c, new);
    return null;
end
$$;
create trigger petition_finds_campaigns after insert on petition for each row
    when (new.number is not null) execute function find_campaigns_of_case();
create trigger petition_finds_campaigns_anew after update on petition for each row
    when (new.number is not null and (old.number, old.category, old.filed_at, old.scope_paths, old.title, old.text)
        is distinct from (new.number, new.category, new.filed_at, new.scope_paths, new.title, new.text))
    execute function find_campaigns_of_case();

insert into campaign_case (district_id, campaign_id, petition_id, filed_at)
select p.district_id, c.id, p.id, p.filed_at
from campaign c join petition p on p.district_id = c.district_id and p.number is not null and p.category = c.category
    and p.filed_at >= c.opened_at - interval '70 days' and p.filed_at < c.opened_at + interval '70 days'
where c.keyword is not null and campaign_takes(c, p);

-- Only the triggers write.
grant select on campaign_case to ${appRole};
