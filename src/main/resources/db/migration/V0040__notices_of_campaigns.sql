-- A department is told of the task that a campaign gives it.
alter table notification drop constraint notification_subject_type_check;
alter table notification add constraint notification_subject_type_check check (subject_type in ('ACTIVITY', 'CHECK_IN',
    'LEAVE_REQUEST', 'POINTS_CLAIM', 'PETITION', 'PETITION_LIST', 'POLICY', 'CAMPAIGN')) not valid;
alter table notification validate constraint notification_subject_type_check;
