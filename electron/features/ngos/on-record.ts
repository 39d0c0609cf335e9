import type { Json } from '../../../shared/kit/change.ts';
import { changed } from '../../../shared/kit/change.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import { masked } from '../../../shared/features/ngos/rules.ts';
import { type Result, errAbout, ok } from '../../../shared/kit/result.ts';
import type { CommandContext } from '../../office/service.ts';
import { recordOf } from './record.ts';
import { refreshNgos } from './refresh.ts';
import { type ChangeAct, type StoredNgo, bumpVersion, ngoById } from './repository.ts';
import { viewOf } from './view.ts';

interface Asked {
  readonly ngoId: NgoId;
  readonly version: number;
}

/** How the trail names a record. */
export function subjectOf(ngoId: NgoId): string {
  return `ngo/${ngoId}`;
}

/** The record in the version that the person has seen. */
export async function asSeen(
  { ngoId, version }: Asked,
  { db }: CommandContext,
): Promise<Result<StoredNgo, 'ngo_not_found' | 'changed_meanwhile'>> {
  const ngo = await ngoById(db, ngoId);
  if (!ngo) return errAbout(subjectOf(ngoId), 'ngo_not_found');
  return ngo.version === version ? ok(ngo) : errAbout(subjectOf(ngoId), 'changed_meanwhile');
}

/** As `asSeen`, and in the register. */
export async function activeAsSeen(
  asked: Asked,
  context: CommandContext,
): Promise<Result<StoredNgo, 'ngo_not_found' | 'changed_meanwhile' | 'not_active'>> {
  const ngo = await asSeen(asked, context);
  if (!ngo.ok || ngo.value.lifecycle === 'active') return ngo;
  return errAbout(subjectOf(asked.ngoId), 'not_active');
}

/** What the trail keeps of a command: the fields that became different. */
export interface Told {
  readonly before: Json;
  readonly after: Json;
  readonly reason?: string;
}

/**
 * The end of every command on a known record: its next version, the derived tables, and the record as it
 * is now. `others` are records that show something of this one.
 */
export async function recorded(
  context: CommandContext,
  ngoId: NgoId,
  told: Told,
  others: readonly NgoId[] = [],
) {
  await bumpVersion(context.db, [ngoId]);
  return registered(context, ngoId, told, others);
}

/** As `recorded`, for a new record. */
export async function registered(
  context: CommandContext,
  ngoId: NgoId,
  told: Told,
  others: readonly NgoId[] = [],
) {
  const { db } = context;
  await refreshNgos(db, [...new Set([ngoId, ...others])]);
  const record = await recordOf(db, ngoId, await viewOf(context));
  if (!record) throw new Error(`NGO ${ngoId} is gone`);
  // The trail's row of this very command is written after it.
  return changed({ ...record, auditCount: record.auditCount + 1 }, { subject: subjectOf(ngoId), ...told });
}

/** Who changed it and when, for the former values. */
export function actOf(
  { moment, actor }: CommandContext,
  act: Pick<ChangeAct, 'how' | 'effectiveOn' | 'reason' | 'letterNo'>,
): ChangeAct {
  return { ...act, importId: null, at: moment.now, accountId: actor() };
}

const NOT_FOR_THE_TRAIL: ReadonlySet<string> = new Set(['nationalId', 'mobile', 'mobiles']);

/** Values for the trail, whose readers need not be those who may see people's identifiers. */
export function forTrail(values: Readonly<Record<string, Json>>): Json {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      NOT_FOR_THE_TRAIL.has(field.replace(/^person\./u, '')) ? maskedAll(value) : value,
    ]),
  );
}

function maskedAll(value: Json): Json {
  if (typeof value === 'string') return masked(value);
  return Array.isArray(value) ? value.map(maskedAll) : value;
}
