import { formatJalali } from '../../calendar/jalali.ts';
import type { ColumnKey } from './columns.ts';
import type { NgoRow } from './list.ts';
import { DOCUMENT_WORDS, GENDER_WORDS, KIND_WORDS, PERMIT_STATE_WORDS, SCOPE_WORDS } from './words.fa.ts';

/**
 * What a cell of the register says, as plain text with ASCII digits; empty where nothing is known.
 * The list on screen, the printed list and the spreadsheet all take it from here: screen and paper turn
 * the digits into Persian ones, the spreadsheet keeps them.
 */
export function cellText(row: NgoRow, key: ColumnKey): string {
  switch (key) {
    case 'kind':
      return row.parentName === null ? KIND_WORDS[row.kind] : `${KIND_WORDS[row.kind]}: ${row.parentName}`;
    case 'scopeLevel':
      return row.scopeLevel === null ? '' : SCOPE_WORDS[row.scopeLevel];
    case 'permitState':
      return PERMIT_STATE_WORDS[row.permitState];
    case 'directorGender':
      return row.directorGender === null ? '' : GENDER_WORDS[row.directorGender];
    case 'documents':
      return documentsText(row);
    case 'issuedOn':
    case 'validUntil':
    case 'registeredOn':
    case 'lastAssemblyOn':
    case 'boardEndsOn': {
      const date = row[key];
      return date === null ? '' : formatJalali(date);
    }
    default: {
      const value = row[key];
      return value === null ? '' : String(value);
    }
  }
}

/** Nothing required is neither complete nor missing; see `DocumentCheck`. */
function documentsText({ documentsMissing, documentsExpired }: NgoRow): string {
  if (documentsMissing === null) {
    return documentsExpired > 0 ? DOCUMENT_WORDS.expired(documentsExpired) : DOCUMENT_WORDS.noRule;
  }
  if (documentsMissing > 0 && documentsExpired > 0) {
    return DOCUMENT_WORDS.both(documentsMissing, documentsExpired);
  }
  if (documentsMissing > 0) return DOCUMENT_WORDS.missing(documentsMissing);
  return documentsExpired > 0 ? DOCUMENT_WORDS.expired(documentsExpired) : DOCUMENT_WORDS.complete;
}
