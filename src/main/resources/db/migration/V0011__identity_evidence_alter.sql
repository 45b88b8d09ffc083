-- A grant that changes while its user is signing in must not leave a token behind that carries the old one. Signing in reads the grants
-- with the user's row locked in share mode; whoever changes a grant waits for that, and dates the revocation after it.
create or replace function revoke_tokens_of_user() returns trigger language plpgsql security definer set search_path = public as $$
declare
    changed uuid;
    district uuid;
begin
    if tg_table_name = 'app_user' then
        changed := new.id;
        district := new.district_id;
    elsif tg_op = 'DELETE' then
        changed := old.user_id;
        district := old.district_id;
    else
        changed := new.user_id;
        district := new.district_id;
    end if;
    perform 1 from app_user u where u.district_id = district and u.id = changed for no key update;
    insert into token_revocation (id, user_id, revoked_at) values (gen_random_uuid(), changed, clock_timestamp());
    return null;
end
$$;

-- Pages of organisations come in the order of the tree.
create index organisation_tree_idx on organisation (district_id, path collate "C");

-- How many upload tickets somebody holds.
create index evidence_tickets_idx on evidence (district_id, owner_id, ticket_expires_at) where status = 'TICKETED';

-- A ticket lets upload until it runs out, also after the verdict; what came that late is deleted once the ticket has run out.
alter table evidence add column upload_gone boolean not null default false;
create index evidence_upload_idx on evidence (ticket_expires_at) where not upload_gone and status <> 'TICKETED';
