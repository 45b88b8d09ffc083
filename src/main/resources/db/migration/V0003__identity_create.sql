-- Users, what they may do, and the ways they sign in.

create table app_user (
    district_id uuid not null,
    id uuid not null,
    name text not null,
    member_id uuid,
    phone_sealed text,
    phone_index bytea,
    active boolean not null default true,
    created_at timestamptz not null,
    constraint app_user_pkey primary key (district_id, id),
    constraint app_user_member_fkey foreign key (district_id, member_id) references member (district_id, id),
    constraint app_user_phone_key unique (district_id, phone_index)
);

create table user_grant (
    district_id uuid not null,
    user_id uuid not null,
    role text not null,
    organisation_id uuid not null,
    constraint user_grant_pkey primary key (district_id, user_id, role, organisation_id),
    constraint user_grant_user_fkey foreign key (district_id, user_id) references app_user (district_id, id),
    constraint user_grant_organisation_fkey foreign key (district_id, organisation_id)
        references organisation (district_id, id),
    constraint user_grant_role_check check (role in ('MEMBER', 'SECRETARY', 'OWNER', 'INSTRUCTOR', 'DESK', 'HANDLER',
        'DEPARTMENT_LEAD', 'SUPERVISOR', 'ASSESSOR', 'ADMIN', 'AUDITOR'))
);
create index user_grant_organisation_idx on user_grant (district_id, organisation_id, role);

create table staff_credential (
    district_id uuid not null,
    user_id uuid not null,
    username text not null,
    password_hash text not null,
    totp_sealed text,
    totp_last_step bigint,
    constraint staff_credential_pkey primary key (district_id, user_id),
    constraint staff_credential_username_key unique (username),
    constraint staff_credential_user_fkey foreign key (district_id, user_id) references app_user (district_id, id)
);

-- Kept by the name that was typed, whether or not it exists, so that a lock does not tell who does.
create table sign_in_failure (
    username_hash bytea not null,
    failures integer not null,
    last_at timestamptz not null,
    constraint sign_in_failure_pkey primary key (username_hash)
);

create table wechat_account (
    openid text not null,
    unionid text,
    district_id uuid not null,
    user_id uuid not null,
    created_at timestamptz not null,
    constraint wechat_account_pkey primary key (openid),
    constraint wechat_account_user_fkey foreign key (district_id, user_id) references app_user (district_id, id)
);
create index wechat_account_user_idx on wechat_account (district_id, user_id);

create table invitation (
    code_hash bytea not null,
    district_id uuid not null,
    user_id uuid not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint invitation_pkey primary key (code_hash),
    constraint invitation_user_fkey foreign key (district_id, user_id) references app_user (district_id, id)
);

create table refresh_token (
    token_hash bytea not null,
    family_id uuid not null,
    district_id uuid not null,
    user_id uuid not null,
    issued_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz,
    constraint refresh_token_pkey primary key (token_hash),
    constraint refresh_token_user_fkey foreign key (district_id, user_id) references app_user (district_id, id)
);
create index refresh_token_family_idx on refresh_token (family_id);
create index refresh_token_user_idx on refresh_token (district_id, user_id);
create index refresh_token_expires_at_idx on refresh_token (expires_at);

-- Access tokens that must die before their time: those of a session, or all of a user issued before a moment.
create table token_revocation (
    id uuid not null,
    family_id uuid,
    user_id uuid,
    revoked_at timestamptz not null,
    constraint token_revocation_pkey primary key (id),
    constraint token_revocation_target_check check ((family_id is null) <> (user_id is null))
);
create index token_revocation_revoked_at_idx on token_revocation (revoked_at);

create table bridge_ticket (
    ticket_hash bytea not null,
    district_id uuid not null,
    user_id uuid not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint bridge_ticket_pkey primary key (ticket_hash)
);
create index bridge_ticket_expires_at_idx on bridge_ticket (expires_at);

-- Whoever changes a grant, or switches a user off, kills that user's tokens in the same transaction.
create function revoke_tokens_of_user() returns trigger language plpgsql security definer set search_path = public as $$
declare
    changed uuid;
begin
    if tg_table_name = 'app_user' then
        changed := new.id;
    elsif tg_op = 'DELETE' then
        changed := old.user_id;
    else
        changed := new.user_id;
    end if;
    insert into token_revocation (id, user_id, revoked_at) values (gen_random_uuid(), changed, now());
    return null;
end
$$;
create trigger user_grant_revokes_tokens after insert or update or delete on user_grant
    for each row execute function revoke_tokens_of_user();
create trigger app_user_revokes_tokens after update on app_user
    for each row when (old.active and not new.active) execute function revoke_tokens_of_user();

grant select, insert, update, delete on app_user, user_grant, staff_credential, sign_in_failure, wechat_account,
    invitation, refresh_token, token_revocation, bridge_ticket to ${appRole};
