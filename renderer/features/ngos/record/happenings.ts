import { toJalali } from '../../../../shared/calendar/jalali.ts';
import type { TimelineEvent } from '../../../../shared/features/ngos/records.ts';

export interface ChangedField {
  readonly field: string;
  readonly old: string;
  readonly new: string;
}

/** One act as people remember it: a board elected on one day is one event, not seven. */
export interface Happening {
  readonly kind: string;
  readonly first: TimelineEvent;
  /** All events it is made of, in their order. */
  readonly events: readonly TimelineEvent[];
  /** What became different; empty for what is no change of fields. */
  readonly fields: readonly ChangedField[];
}

/**
 * Draws together what belongs together, keeping the order: fields of one correction or change, people
 * taking their seats in one body on one day, papers brought on one day.
 */
export function happeningsOf(timeline: readonly TimelineEvent[]): readonly Happening[] {
  const all: Happening[] = [];
  for (const event of timeline) {
    const last = all[all.length - 1];
    const fields = fieldsOf(event);
    if (last && belongTogether(last.first, event)) {
      all[all.length - 1] = {
        ...last,
        events: [...last.events, event],
        fields: [...last.fields, ...fields],
      };
    } else {
      all.push({ kind: event.kind, first: event, events: [event], fields });
    }
  }
  return all;
}

function belongTogether(a: TimelineEvent, b: TimelineEvent): boolean {
  if (a.kind !== b.kind || a.on !== b.on || a.by !== b.by) return false;
  switch (a.kind) {
    case 'changed':
    case 'corrected':
      return a.at === b.at;
    case 'member_appointed':
      return (
        a.details['body'] === b.details['body'] &&
        (a.details['startedOn'] === null) === (b.details['startedOn'] === null)
      );
    case 'document_added':
      return true;
    default:
      return false;
  }
}

function fieldsOf({ kind, details }: TimelineEvent): readonly ChangedField[] {
  if (kind !== 'changed' && kind !== 'corrected') return [];
  return [{ field: details['field'] ?? '', old: details['old'] ?? '', new: details['new'] ?? '' }];
}

/** By Jalali years, the newest first, as the events come. */
export function byYear(
  happenings: readonly Happening[],
): readonly { readonly year: number; readonly happenings: readonly Happening[] }[] {
  const years: { year: number; happenings: Happening[] }[] = [];
  for (const happening of happenings) {
    const { year } = toJalali(happening.first.on);
    const last = years[years.length - 1];
    if (last?.year === year) last.happenings.push(happening);
    else years.push({ year, happenings: [happening] });
  }
  return years;
}

export type HistoryGroup = 'facts' | 'permits' | 'people' | 'papers' | 'notes';

/** Under which heading of the history's filter an event falls; null for the record's own beginnings and ends. */
export function groupOf(kind: string, fields: readonly ChangedField[]): HistoryGroup | null {
  if (kind === 'changed' || kind === 'corrected') {
    const field = fields[0]?.field ?? '';
    if (field.startsWith('permit.')) return 'permits';
    return /^(membership|person)\./u.test(field) ? 'people' : 'facts';
  }
  if (/^(permit_|renewal_|suspen|revoked)/u.test(kind)) return 'permits';
  if (kind.startsWith('member_')) return 'people';
  if (kind.startsWith('document_')) return 'papers';
  return kind.startsWith('flag_') || kind === 'note' ? 'notes' : null;
}
