// After the row and not before it: whoever writes into another site is refused for that first.

/**
 * An approval names the nominator that its escalation has: a check sees one row, and this is about two.
 * @source domain.md 6.1 P10; R28
 */
export const APPROVAL_GUARD = `
create function approval_stands() returns trigger language plpgsql as $$
begin
  if not exists (
    select from escalation
    where id = new.escalation_id and nominator_id = new.nominator_id and nominator_unit_id = new.nominator_unit_id
  ) then
    raise exception 'approval of another nomination' using errcode = '23514', constraint = 'approval_of_its_nomination';
  end if;
  return new;
end $$;
create trigger approval_stands after insert on approval for each row execute function approval_stands();
create function approval_stays() returns trigger language plpgsql as $$
begin
  raise exception 'an approval is never changed' using errcode = '23514', constraint = 'approval_never_changed';
end $$;
create trigger approval_stays before update on approval for each row execute function approval_stays()`;

/**
 * Nothing is sent without both approvals, and nobody becomes the nominator of what somebody else nominated.
 * @source domain.md 6.1 P10
 */
export const TRANSMISSION_GUARD = `
create function escalation_stands() returns trigger language plpgsql as $$
begin
  if new.office_id is not null and old.office_id is null
    and (select count(*) from approval where escalation_id = new.id) <> 2 then
    raise exception 'sent without two approvals' using errcode = '23514', constraint = 'escalation_twice_approved';
  end if;
  if (new.nominator_id is not null and new.nominator_id is distinct from old.nominator_id)
    or (new.nominator_unit_id is not null and new.nominator_unit_id is distinct from old.nominator_unit_id) then
    raise exception 'another nominator' using errcode = '23514', constraint = 'escalation_keeps_its_nominator';
  end if;
  return new;
end $$;
create trigger escalation_stands before update on escalation for each row execute function escalation_stands();
create function escalation_begins() returns trigger language plpgsql as $$
begin
  if new.office_id is not null or new.nominator_id is null or new.nominator_unit_id is null then
    raise exception 'begins with its nominator and unsent' using errcode = '23514', constraint = 'escalation_begins_unsent';
  end if;
  return new;
end $$;
create trigger escalation_begins after insert on escalation for each row execute function escalation_begins()`;
