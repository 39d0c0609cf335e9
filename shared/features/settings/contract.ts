import { z } from 'zod';
import { Instant, IsoDate } from '../../calendar/iso-date.ts';
import { command, query, scratch } from '../../kit/method.ts';
import { JsonText } from '../../text/json-text.ts';
import { OptionalText, Text } from '../../text/persian.ts';

export const ListName = z.enum([
  'place',
  'issuer',
  'subject',
  'document_type',
  'title_word',
  'registration_office',
]);
export type ListName = z.output<typeof ListName>;

export const ListEntryId = z.int().positive().brand<'ListEntryId'>();
export type ListEntryId = z.output<typeof ListEntryId>;

/** What an entry says beyond its name; only the keys of its own list are used. */
export const EntryDetails = z.strictObject({
  /** place: its level. */
  placeLevel: z.enum(['district', 'city', 'rural_district', 'village', 'neighbourhood']).optional(),
  /** document_type: NGO kinds that must have it. */
  requiredFor: z
    .array(z.enum(['independent', 'branch']))
    .readonly()
    .optional(),
  /** document_type: whether it carries a date of expiry. */
  canExpire: z.boolean().optional(),
});
export type EntryDetails = z.output<typeof EntryDetails>;

export const ListEntry = z.strictObject({
  id: ListEntryId,
  list: ListName,
  parentId: ListEntryId.nullable(),
  name: z.string(),
  code: z.string().nullable(),
  position: z.int(),
  details: EntryDetails,
  retiredOn: IsoDate.nullable(),
  version: z.int(),
});
export type ListEntry = z.output<typeof ListEntry>;

/**
 * Legal defaults with the day from which they hold; see rules.ts for each one's meaning, source and
 * first value.
 */
export const ParameterName = z.enum([
  'permit_validity_years',
  'expiry_windows_days',
  'board_term_years',
  'auditor_term_years',
  'minimum_founders',
  'founder_minimum_age',
  'annual_report_months',
  'lock_after_minutes',
]);
export type ParameterName = z.output<typeof ParameterName>;

export const Parameter = z.strictObject({
  name: ParameterName,
  effectiveFrom: IsoDate,
  /** One whole number, or several for windows (days, ascending). */
  value: z.union([z.int().min(0).max(1000), z.array(z.int().min(1).max(1000)).min(1).max(5).readonly()]),
  /** The text or decision it rests on. */
  basis: OptionalText(300),
});
export type Parameter = z.output<typeof Parameter>;

export const SavedFilterId = z.int().positive().brand<'SavedFilterId'>();
export type SavedFilterId = z.output<typeof SavedFilterId>;

export const SavedFilter = z.strictObject({
  id: SavedFilterId,
  page: z.string(),
  name: z.string(),
  /** JSON; the page that saved it knows its shape and ignores what it no longer knows. */
  content: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
});
export type SavedFilter = z.output<typeof SavedFilter>;

export const settings = {
  /** All lists with retired entries, in their order: a few hundred rows at most. */
  listEntries: query({
    input: z.strictObject({}),
    output: z.array(ListEntry).readonly(),
    errors: [],
    allow: ['settings.read'],
  }),
  addEntry: command({
    input: z.strictObject({
      list: ListName,
      parentId: ListEntryId.nullable(),
      name: Text(120),
      code: OptionalText(20).nullable(),
      details: EntryDetails,
    }),
    output: ListEntry,
    errors: ['name_taken', 'parent_not_found', 'too_deep'],
    allow: ['settings.write'],
  }),
  /** Renames or changes an entry; records keep pointing to it and show the new name. */
  changeEntry: command({
    input: z.strictObject({
      id: ListEntryId,
      version: z.int(),
      name: Text(120),
      code: OptionalText(20).nullable(),
      position: z.int().min(0).max(10_000),
      details: EntryDetails,
    }),
    output: ListEntry,
    errors: ['entry_not_found', 'changed_meanwhile', 'name_taken'],
    allow: ['settings.write'],
  }),
  /** No longer offered; records that have it keep it. */
  retireEntry: command({
    input: z.strictObject({ id: ListEntryId, reason: Text(500) }),
    output: ListEntry,
    errors: ['entry_not_found', 'already_retired', 'has_children'],
    allow: ['settings.write'],
  }),
  restoreEntry: command({
    input: z.strictObject({ id: ListEntryId, reason: Text(500) }),
    output: ListEntry,
    errors: ['entry_not_found', 'not_retired', 'parent_not_found', 'name_taken'],
    allow: ['settings.write'],
  }),
  /** Every value that ever held, newest first within each name. */
  listParameters: query({
    input: z.strictObject({}),
    output: z.array(Parameter).readonly(),
    errors: [],
    allow: ['settings.read'],
  }),
  /** From a day on; what was decided before keeps the value that held then. */
  setParameter: command({
    input: Parameter,
    output: Parameter,
    errors: ['wrong_value', 'already_set_for_that_day'],
    allow: ['settings.write', 'office.manage'],
  }),
  listFilters: query({
    input: z.strictObject({ page: OptionalText(40) }),
    output: z.array(SavedFilter).readonly(),
    errors: [],
    allow: 'signed_in',
  }),
  saveFilter: scratch({
    input: z.strictObject({
      page: OptionalText(40),
      name: Text(60),
      content: JsonText(20_000),
      isShared: z.boolean(),
    }),
    output: SavedFilter,
    errors: ['name_taken'],
    allow: 'signed_in',
  }),
  retireFilter: scratch({
    input: z.strictObject({ id: SavedFilterId }),
    output: z.strictObject({}),
    errors: ['filter_not_found'],
    allow: 'signed_in',
  }),
  getDraft: query({
    input: z.strictObject({ form: OptionalText(60) }),
    output: z.strictObject({ content: z.string(), savedAt: Instant }).nullable(),
    errors: [],
    allow: 'signed_in',
  }),
  /** Autosave of an unfinished form. */
  keepDraft: scratch({
    input: z.strictObject({ form: OptionalText(60), content: JsonText(200_000) }),
    output: z.strictObject({ savedAt: Instant }),
    errors: [],
    allow: 'signed_in',
  }),
  dropDraft: scratch({
    input: z.strictObject({ form: OptionalText(60) }),
    output: z.strictObject({}),
    errors: [],
    allow: 'signed_in',
  }),
} as const;
