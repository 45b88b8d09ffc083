-- A hot statement reads the record of an Idempotency-Key in its snapshot. A twin that commits after that and before the key's lock
-- is tried would be missed; the write of the record notices, and this ends the statement with its effect. Run again, it sees the twin.
create function idempotency_raced() returns bytea language plpgsql as $$
begin
    raise exception 'a twin with the same Idempotency-Key was faster' using errcode = 'serialization_failure';
end
$$;
