import { type RawBuilder, sql } from 'kysely';
import { type IsoDate, addDays } from '../../../shared/calendar/iso-date.ts';
import type { PermitState } from '../../../shared/features/ngos/fields.ts';
import type { PermitStanding } from '../../../shared/features/ngos/permit-rules.ts';

/**
 * `standingOf` in SQL, for a permit's id that is null where there is no permit. A test holds this file
 * against the rules over random permits, acts and days.
 */
export function standingSql(permitId: RawBuilder<unknown>): RawBuilder<PermitStanding> {
  const last = (kinds: RawBuilder<unknown>) => sql`(
    select a.kind from permit_act a where a.permit_id = ${permitId} and a.kind in (${kinds})
    order by a.id desc limit 1)`;
  return sql<PermitStanding>`case
    when ${permitId} is null then 'none'
    when exists (select 1 from permit_act a where a.permit_id = ${permitId} and a.kind = 'revoked')
      then 'revoked'
    when ${last(sql`'suspended', 'suspension_lifted'`)} = 'suspended' then 'suspended'
    when ${last(sql`'renewal_started', 'renewal_ended'`)} = 'renewal_started' then 'renewing'
    else 'dated' end`;
}

/** `permitState` in SQL over a row of `ngo_summary`, for one day and the widest window in days. */
export function permitStateSql(summary: string, today: IsoDate, windowDays: number): RawBuilder<PermitState> {
  const column = (name: string) => sql.ref(`${summary}.${name}`);
  return sql<PermitState>`case ${column('standing')}
    when 'none' then 'no_permit'
    when 'dated' then case
      when ${column('valid_until')} is null then 'unknown'
      when ${column('issued_on')} > ${today} then 'unknown'
      when ${column('valid_until')} < ${today} then 'expired'
      when ${column('valid_until')} <= ${addDays(today, windowDays)} then 'expiring'
      else 'valid' end
    else ${column('standing')} end`;
}
