import { type PaperTable, textOfCell } from './paper.ts';

/** How a table is set so that it fits its page. */
export interface TableFit {
  readonly fontSize: number;
  /** Digits of one width; they take more room. */
  readonly isTabular: boolean;
  /** At each side of a cell, in points. */
  readonly padding: number;
  /** Of each column in points, with its padding. */
  readonly widths: readonly number[];
  /** Some row may be taller than a page: it has to go on over pages, while others are kept whole. */
  readonly hasTallRow: boolean;
}

/** The width of a text in points at font size 1. */
export type Measure = (
  text: string,
  style: { readonly isStrong: boolean; readonly isTabular: boolean },
) => number;

interface Need {
  /** The longest word: what cannot be wrapped. */
  readonly least: number;
  /** The longest cell on one line. */
  readonly most: number;
  readonly isFirm: boolean;
}

const SETTINGS: readonly Pick<TableFit, 'fontSize' | 'isTabular' | 'padding'>[] = [
  { fontSize: 8.5, isTabular: true, padding: 4 },
  { fontSize: 8.5, isTabular: false, padding: 4 },
  { fontSize: 8, isTabular: false, padding: 4 },
  { fontSize: 7.5, isTabular: false, padding: 3.5 },
  { fontSize: 7, isTabular: false, padding: 3 },
  { fontSize: 6.5, isTabular: false, padding: 2.5 },
  { fontSize: 6, isTabular: false, padding: 2 },
  { fontSize: 5.5, isTabular: false, padding: 1.5 },
  { fontSize: 5, isTabular: false, padding: 1.5 },
];

/** A cell wider than this many times the font size is meant to wrap. */
const WIDEST = 24;

/**
 * Chooses font size and column widths for the room there is, in points. Figures keep to one line while they
 * can, text wraps between words; only when the smallest size does not suffice are words cut over two lines.
 */
export function fitTable(table: PaperTable, room: number, measure: Measure): TableFit {
  let last: Omit<TableFit, 'hasTallRow'> | undefined;
  for (const { fontSize, isTabular, padding } of SETTINGS) {
    const needs = needsOf(table, fontSize, isTabular, measure);
    const inner = room - 2 * padding * needs.length;
    const least = needs.reduce((sum, { least: width }) => sum + width, 0);
    const widths = (least <= inner ? shareOut(needs, inner) : squeeze(needs, inner)).map(
      (width) => width + 2 * padding,
    );
    last = { fontSize, isTabular, padding, widths };
    if (least <= inner && textShare(needs, inner) >= 0.65) break;
  }
  if (last === undefined) throw new Error('There is no setting for a table');
  return { ...last, hasTallRow: hasTallRow(table, last, measure) };
}

/** A page has some thirty lines of a table at least. */
const TALL = 24;

function hasTallRow(
  table: PaperTable,
  { fontSize, padding, widths }: Omit<TableFit, 'hasTallRow'>,
  measure: Measure,
): boolean {
  const capacities = widths.map((width) => ((width - 2 * padding) * TALL * 0.75) / fontSize);
  const mayBeTall = (text: string, capacity: number) =>
    // No letter is wider than its font size, so short texts need no measuring.
    text.length > capacity && measure(text, { isStrong: true, isTabular: false }) > capacity;
  return table.rows.some((row) =>
    row.some((cell, index) => mayBeTall(textOfCell(cell), capacities[index] ?? Infinity)),
  );
}

function needsOf(table: PaperTable, fontSize: number, isTabular: boolean, measure: Measure): readonly Need[] {
  return table.columns.map(({ heading, kind, isStrong = false }, index) => {
    const isFirm = kind === 'figures';
    const style = { isStrong, isTabular: isTabular && isFirm };
    const widthOf = (text: string) => measure(text, style) * fontSize;
    const headingWord = Math.max(0, ...wordsOf(heading).map((word) => measure(word, HEADING) * fontSize));
    let least = headingWord;
    let most = measure(heading, HEADING) * fontSize;
    let longest = 0;
    for (const row of table.rows) {
      const text = textOfCell(row[index] ?? '');
      if (text === '') continue;
      for (const word of wordsOf(text)) least = Math.max(least, widthOf(word));
      longest = Math.max(longest, widthOf(text));
    }
    most = Math.max(most, longest);
    const widest = WIDEST * fontSize;
    const wrapped = Math.min(most, widest);
    // A hair more than was measured, or rounding would wrap the widest cell.
    return {
      least: Math.min(isFirm ? Math.max(least, longest) : least, widest) + 0.5,
      most: wrapped + 0.5,
      isFirm,
    };
  });
}

const HEADING = { isStrong: true, isTabular: false } as const;

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u);
}

/** Which part of what it would like a column of text gets; 1 where all fits. */
function textShare(needs: readonly Need[], room: number): number {
  const firm = needs.reduce((sum, { isFirm, least }) => sum + (isFirm ? least : 0), 0);
  const wanted = needs.reduce((sum, { isFirm, most }) => sum + (isFirm ? 0 : most), 0);
  return wanted === 0 ? 1 : Math.min(1, (room - firm) / wanted);
}

/** Everybody gets the least; what is left goes where most is wanting, or is spread where all is well. */
function shareOut(needs: readonly Need[], room: number): readonly number[] {
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  const wanting = needs.reduce((sum, need) => sum + (need.most - need.least), 0);
  const left = room - least;
  if (wanting >= left) {
    return needs.map(
      (need) => need.least + (wanting === 0 ? 0 : ((need.most - need.least) * left) / wanting),
    );
  }
  const spread = needs.reduce((sum, need) => sum + need.most * weightOf(need), 0);
  return needs.map((need) => need.most + (left - wanting) * ((need.most * weightOf(need)) / spread));
}

function weightOf({ isFirm }: Need): number {
  return isFirm ? 0.25 : 1;
}

function squeeze(needs: readonly Need[], room: number): readonly number[] {
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  return needs.map((need) => (need.least * room) / least);
}
