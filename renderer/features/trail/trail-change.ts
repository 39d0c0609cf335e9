import { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import {
  BETWEEN,
  BODY_WORDS,
  COLUMN_HEADINGS,
  KIND_WORDS,
  MEMBER_ROLE_WORDS,
  PERMIT_STATE_WORDS,
  SCOPE_WORDS,
} from '../../../shared/features/ngos/words.fa.ts';
import type { Json } from '../../../shared/kit/change.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { fileNameInText } from '../../../shared/text/direction.ts';
import { ROLE_WORDS } from '../../shell/text.fa.ts';
import { fieldValue, fieldWord } from '../../../shared/features/ngos/field-words.fa.ts';
import { REASON_WORDS, momentWords } from '../backups/words.fa.ts';
import { PARAMETER_WORDS } from '../settings/text.fa.ts';
import { AREA_WORDS, methodWord } from './method-words.fa.ts';
import { shownSubject } from './subjects.ts';
import { CHANGE_VALUE_WORDS, CHANGE_WORDS, TRAIL_TEXT } from './text.fa.ts';

/** One thing that became different, in words; `before` is null where something new came. */
export interface ChangeLine {
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
}

/** Names of list entries, so that nobody reads their numbers. */
export type EntryNames = ReadonlyMap<number, string>;

/** What no reader of the trail looks for: keys of the database, and figures that only the program needs. */
const SILENT: ReadonlySet<string> = new Set([
  'id',
  'version',
  'hash',
  'size',
  'mediaType',
  'document',
  'personId',
  'offset',
  'tookMs',
]);

type Fields = Readonly<Record<string, Json | undefined>>;

/**
 * The lines of a trail row's change; none where it tells of nothing. Never throws, whatever was stored.
 * `subject` is what the row acts on: a record's name is called otherwise than that of anything else.
 */
export function changeLines(
  change: string | null,
  names: EntryNames,
  subject: string | null = null,
): readonly ChangeLine[] {
  const parsed = parse(change);
  if (!isFields(parsed)) return [];
  const [before, after] = [parsed['before'] ?? null, parsed['after'] ?? null];
  const lines = Array.isArray(before)
    ? [...recordsLine(before), ...fieldLines(null, after, names)]
    : fieldLines(before, after, names);
  if (subject === null || subject.startsWith('ngo')) return lines;
  const [ofRecord, ofOther] = [labelOf('name'), CHANGE_WORDS['name']];
  return lines.map((line) => (line.label === ofRecord ? { ...line, label: ofOther ?? ofRecord } : line));
}

function fieldLines(before: Json, after: Json, names: EntryNames): readonly ChangeLine[] {
  const old = isFields(before) ? before : null;
  const now = isFields(after) ? after : {};
  const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now)])].filter(
    (key) => !SILENT.has(key),
  );
  return keys.flatMap((key): readonly ChangeLine[] => {
    const [told, tells] = [old?.[key] ?? null, now[key] ?? null];
    if (JSON.stringify(told) === JSON.stringify(tells)) return [];
    const label = labelOf(key);
    const next = valueOf(key, tells, names);
    if (old === null) return next === '' ? [] : [{ label, before: null, after: next }];
    return [{ label, before: orNone(valueOf(key, told, names)), after: orNone(next) }];
  });
}

/** Many records at once are counted: their names stand in their own histories. */
function recordsLine(records: readonly Json[]): readonly ChangeLine[] {
  return [{ label: labelOf('ngoIds'), before: null, after: TRAIL_TEXT.records(records.length) }];
}

function orNone(text: string): string {
  return text === '' ? TRAIL_TEXT.none : text;
}

const AREAS: Readonly<Record<string, string>> = AREA_WORDS;
const COLUMNS: Readonly<Record<string, string>> = COLUMN_HEADINGS;

function labelOf(key: string): string {
  const word = fieldWord(key);
  return word === key ? (CHANGE_WORDS[key] ?? COLUMNS[key] ?? key) : toPersianDigits(word);
}

const ENTRY_KEYS = /^(titleWordId|subjectId|placeId|issuerId|typeId|parentId|permit\.issuerId)$/u;
const PARAMETERS = Object.fromEntries(Object.entries(PARAMETER_WORDS).map(([key, { name }]) => [key, name]));
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  name: PARAMETERS,
  body: BODY_WORDS,
  role: MEMBER_ROLE_WORDS,
  roles: ROLE_WORDS,
  requiredFor: KIND_WORDS,
  kinds: KIND_WORDS,
  permitStates: PERMIT_STATE_WORDS,
  scopeLevels: SCOPE_WORDS,
  columns: COLUMNS,
  backupReason: REASON_WORDS,
};

function valueOf(key: string, value: Json, names: EntryNames): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? TRAIL_TEXT.yes : TRAIL_TEXT.no;
  if (typeof value === 'number') {
    return (ENTRY_KEYS.test(key) ? names.get(value) : undefined) ?? toPersianDigits(value);
  }
  if (typeof value === 'string') return textOf(key, value);
  if (Array.isArray(value)) {
    if (key === 'ngoIds') return TRAIL_TEXT.records(value.length);
    // Documents that a restore went on without: their hashes say nothing to a reader, their number does.
    if (key === 'files') return value.length === 0 ? '' : toPersianDigits(value.length);
    return (value as readonly Json[])
      .map((part) => valueOf(key, part, names))
      .filter((part) => part !== '')
      .join(BETWEEN);
  }
  return Object.entries(value)
    .flatMap(([inner, part]) => {
      const text = SILENT.has(inner) ? '' : valueOf(inner, part ?? null, names);
      return text === '' ? [] : [`${labelOf(inner)}: ${text}`];
    })
    .join(BETWEEN);
}

function textOf(key: string, text: string): string {
  // A filter that lets everything through says nothing.
  if (key === 'outcome' && text === 'all') return '';
  if (key === 'method') return AREAS[text] ?? methodWord(text);
  if (key === 'subject') return shownSubject({ subject: text, subjectName: null })?.name ?? text;
  if (key === 'fileName' || key === 'folder' || text.endsWith('.daftar')) return fileNameInText(text);
  const word = WORDS[key]?.[text];
  if (word !== undefined) return word;
  const date = IsoDate.safeParse(text);
  if (date.success) return toPersianDigits(formatJalali(date.data));
  const at = Instant.safeParse(text);
  if (at.success) return momentWords(at.data);
  // A digest of a file says nothing to a reader except that there is one.
  if (/^[0-9a-f]{64}$/u.test(text)) return TRAIL_TEXT.yes;
  const shown = fieldValue(key, text);
  return shown === toPersianDigits(text) ? (CHANGE_VALUE_WORDS[text] ?? shown) : shown;
}

function isFields(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(change: string | null): Json {
  if (change === null) return null;
  try {
    return JSON.parse(change) as Json;
  } catch {
    return null;
  }
}
