-- A notice stands in one row for each of its addresses, all under one id, so that whoever holds several of them reads it once.
-- Some shall not read what is addressed to an office that they hold: whoever did it, or sits where it must not be known.
alter table notification_read drop constraint notification_read_notification_fkey;
alter table notification drop constraint notification_pkey;
alter table notification add constraint notification_pkey primary key (district_id, id, addressee);
alter table notification add column hidden_from text[] not null default '{}';
alter table notification add column once text;
comment on column notification.hidden_from is 'addresses whose holders, and paths of organisations at which whoever sits, do not read it';
comment on column notification.once is 'what is told under the same words to the same address is told once';
create unique index notification_once_idx on notification (district_id, once, addressee) where once is not null;

alter table notification drop constraint notification_addressee_check;
alter table notification add constraint notification_addressee_check check (addressee ~ '^(user|member):[0-9a-f-]{36}$'
    or addressee ~ '^office:[A-Z_]+:[0-9a-f-]{36}$' or addressee ~ '^holder:[0-9a-f-]{36}:[A-Z_]+:[0-9a-f-]{36}$');
comment on column notification.addressee is
    'user:ID, member:ID, office:ROLE:ORGANISATION-ID, or holder:USER-ID:ROLE:ORGANISATION-ID for one person while holding the office';

-- What a user lets the platform send through WeChat: each tap on 允许 is one message of one template. The balance stands beside its
-- ledger, so that two who send at once cannot spend the same tap.
create table subscription (
    district_id uuid not null,
    user_id uuid not null,
    template_id text not null,
    credits integer not null,
    answer text not null,
    answered_at timestamptz not null,
    constraint subscription_pkey primary key (district_id, user_id, template_id),
    constraint subscription_credits_check check (credits >= 0),
    constraint subscription_answer_check check (answer in ('ACCEPT', 'REJECT', 'BAN', 'FILTER'))
);
create index subscription_open_idx on subscription (district_id, template_id) where credits > 0;

create table subscription_entry (
    district_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    template_id text not null,
    change integer not null,
    reason text not null,
    notice_id uuid,
    at timestamptz not null,
    constraint subscription_entry_pkey primary key (district_id, id),
    constraint subscription_entry_reason_check check (reason in ('TAP', 'MESSAGE', 'RETURNED', 'VOIDED')),
    constraint subscription_entry_change_check check (change <> 0)
);
create index subscription_entry_user_idx on subscription_entry (district_id, user_id, template_id);
create trigger subscription_entry_append_only before update or delete on subscription_entry
    for each row execute function refuse_change();

-- One notice to one user through WeChat, which has no idempotency of its own: whoever writes the row may send, and nobody again.
create table subscribe_message (
    district_id uuid not null,
    notice_id uuid not null,
    user_id uuid not null,
    template_id text not null,
    state text not null,
    errcode integer,
    claimed_at timestamptz not null,
    ended_at timestamptz,
    constraint subscribe_message_pkey primary key (district_id, notice_id, user_id),
    constraint subscribe_message_state_check check (state in ('SENDING', 'SENT', 'REFUSED', 'UNKNOWN', 'AWAY', 'NO_CREDIT'))
);
comment on column subscribe_message.state is 'AWAY: it certainly was not sent and may be tried again; UNKNOWN: it may have been and is not';

-- The working days on which the digest of stuck petitions was told.
create table petition_digest (
    day date not null,
    told_at timestamptz not null,
    constraint petition_digest_pkey primary key (day)
);

alter table notification drop constraint notification_subject_type_check;
alter table notification add constraint notification_subject_type_check check (subject_type in ('ACTIVITY', 'CHECK_IN',
    'LEAVE_REQUEST', 'POINTS_CLAIM', 'PETITION', 'PETITION_LIST'));

grant select, insert, update on subscription, subscribe_message to ${appRole};
grant select, insert on subscription_entry, petition_digest to ${appRole};
