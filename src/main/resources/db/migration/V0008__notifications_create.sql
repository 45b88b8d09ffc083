-- The inbox. A notification is addressed to a user, to a member, or to an office (a role on an organisation), so that whoever
-- tells need not know which users those are; what a user has read is the user's own.
create table notification (
    district_id uuid not null,
    id uuid not null,
    addressee text not null,
    kind text not null,
    title text not null,
    text text not null,
    subject_type text not null,
    subject_id uuid not null,
    created_at timestamptz not null,
    constraint notification_pkey primary key (district_id, id),
    constraint notification_addressee_check check (addressee ~ '^(user|member):[0-9a-f-]{36}$' or addressee ~ '^office:[A-Z_]+:[0-9a-f-]{36}$'),
    constraint notification_subject_type_check check (subject_type in ('ACTIVITY', 'CHECK_IN', 'LEAVE_REQUEST', 'POINTS_CLAIM',
        'PETITION'))
);
comment on column notification.addressee is 'user:ID, member:ID or office:ROLE:ORGANISATION-ID';
create index notification_addressee_idx on notification (district_id, addressee, id desc);

create table notification_read (
    district_id uuid not null,
    user_id uuid not null,
    notification_id uuid not null,
    at timestamptz not null,
    constraint notification_read_pkey primary key (district_id, user_id, notification_id),
    constraint notification_read_notification_fkey foreign key (district_id, notification_id)
        references notification (district_id, id)
);

grant select, insert on notification, notification_read to ${appRole};
