import { searchWords } from '../../text/persian.ts';
import { type SheetCell, saysNothing } from './cells.ts';
import type { Target } from './contract.ts';
import { foldedKey } from './remembered.ts';
import { TOTAL_WORDS } from './words.fa.ts';

/** The columns of a sheet from its first: what each is called and what it is taken for. */
export interface Columns {
  readonly headings: readonly string[];
  readonly mapping: readonly (Target | null)[];
}

/** `blank` holds nothing at all; `empty` nothing but its number; `heading` repeats the headings. */
export type RowKind = 'ngo' | 'totals' | 'heading' | 'empty' | 'blank';

const TOTAL_KEYS: ReadonlySet<string> = new Set(TOTAL_WORDS.map(totalKey));
const TOTAL_FIRST_WORDS: ReadonlySet<string> = new Set(TOTAL_WORDS.map((text) => searchWords(text)[0] ?? ''));

/** What kind of row it is; only of `ngo` rows anything is brought in. */
export function kindOfRow(cells: readonly SheetCell[], { headings, mapping }: Columns): RowKind {
  const told = cells.flatMap((cell, column) => (cell.kind === 'empty' ? [] : [{ cell, column }]));
  const [first] = told;
  if (first === undefined) return 'blank';
  if (isTotal(first.cell, mapping[first.column] === 'name')) return 'totals';
  if (told.every(({ cell, column }) => mapping[column] === 'rowNumber' || saysNothing(cell))) return 'empty';
  return repeatsHeadings(told, headings, mapping) ? 'heading' : 'ngo';
}

interface Told {
  readonly cell: SheetCell;
  readonly column: number;
}

/** Long lists repeat their headings on every page; the name tells at once that a row does not. */
function repeatsHeadings(told: readonly Told[], headings: Columns['headings'], mapping: Columns['mapping']) {
  const isHeading = ({ cell, column }: Told) =>
    cell.kind === 'text' && foldedKey(cell.text) === foldedKey(headings[column] ?? '');
  const name = told.find(({ column }) => mapping[column] === 'name');
  if (name === undefined || !isHeading(name)) return false;
  const repeated = told.filter(isHeading);
  return repeated.length >= 2 && repeated.length * 2 > told.length;
}

/** A name may begin with the word, so there the whole text decides. */
function isTotal({ kind, text }: SheetCell, isName: boolean): boolean {
  if (kind !== 'text' || text.length > 60) return false;
  if (TOTAL_KEYS.has(totalKey(text))) return true;
  return !isName && TOTAL_FIRST_WORDS.has(searchWords(text)[0] ?? '');
}

function totalKey(text: string): string {
  return searchWords(text).join('');
}
