import type { NgoRow } from './list.ts';

/**
 * The columns of the register in the order of domain.md §5.2: the same for screen, print, spreadsheet
 * and export, so that a number is the same everywhere.
 */
export const COLUMN_KEYS = [
  'name',
  'titleWord',
  'kind',
  'subject',
  'scopeLevel',
  'permitNo',
  'issuedOn',
  'validUntil',
  'permitState',
  'issuer',
  'registrationNo',
  'registeredOn',
  'legalId',
  'directorName',
  'directorGender',
  'directorNationalId',
  'mobile',
  'phone',
  'address',
  'postalCode',
  'place',
  'chairName',
  'memberCount',
  'lastAssemblyOn',
  'lastAnnualReportYear',
  'boardEndsOn',
  'documents',
  'description',
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

/** How the values of a column are laid out: figures stand under each other, identifiers stay text. */
export type ColumnKind = 'text' | 'identifier' | 'date' | 'number' | 'state';

export const COLUMN_KINDS: Readonly<Record<ColumnKey, ColumnKind>> = {
  name: 'text',
  titleWord: 'text',
  kind: 'text',
  subject: 'text',
  scopeLevel: 'text',
  permitNo: 'identifier',
  issuedOn: 'date',
  validUntil: 'date',
  permitState: 'state',
  issuer: 'text',
  registrationNo: 'identifier',
  registeredOn: 'date',
  legalId: 'identifier',
  directorName: 'text',
  directorGender: 'text',
  directorNationalId: 'identifier',
  mobile: 'identifier',
  phone: 'identifier',
  address: 'text',
  postalCode: 'identifier',
  place: 'text',
  chairName: 'text',
  memberCount: 'number',
  lastAssemblyOn: 'date',
  lastAnnualReportYear: 'number',
  boardEndsOn: 'date',
  documents: 'state',
  description: 'text',
};

/** Shown only to those who may see people's identifiers. */
export const PERSONAL_COLUMNS: ReadonlySet<ColumnKey> = new Set(['directorNationalId', 'mobile']);

/** Which part of a row a column shows; `documents` is made of two counts. */
export type ColumnSource = { readonly [Key in ColumnKey]: keyof NgoRow };
export const COLUMN_SOURCES: ColumnSource = {
  name: 'name',
  titleWord: 'titleWord',
  kind: 'kind',
  subject: 'subject',
  scopeLevel: 'scopeLevel',
  permitNo: 'permitNo',
  issuedOn: 'issuedOn',
  validUntil: 'validUntil',
  permitState: 'permitState',
  issuer: 'issuer',
  registrationNo: 'registrationNo',
  registeredOn: 'registeredOn',
  legalId: 'legalId',
  directorName: 'directorName',
  directorGender: 'directorGender',
  directorNationalId: 'directorNationalId',
  mobile: 'mobile',
  phone: 'phone',
  address: 'address',
  postalCode: 'postalCode',
  place: 'place',
  chairName: 'chairName',
  memberCount: 'memberCount',
  lastAssemblyOn: 'lastAssemblyOn',
  lastAnnualReportYear: 'lastAnnualReportYear',
  boardEndsOn: 'boardEndsOn',
  documents: 'documentsMissing',
  description: 'description',
};
