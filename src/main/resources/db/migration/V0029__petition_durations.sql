-- How long it took until the first answer is counted beside the rates: one fact for each petition that was answered.
alter table petition_fact
    drop constraint petition_fact_rate_check,
    add constraint petition_fact_rate_check check (rate in ('RESPONSE', 'SOLVED', 'SATISFACTION', 'ON_TIME',
        'DAYS_1', 'DAYS_3', 'DAYS_5', 'DAYS_10', 'DAYS_20', 'DAYS_MORE')) not valid;
alter table petition_fact validate constraint petition_fact_rate_check;

-- What was answered before this migration is counted by a walk; the second finds what the former version writes while it is replaced.
insert into petition_fact_walk (not_before) values (now()), (now() + interval '30 minutes');
