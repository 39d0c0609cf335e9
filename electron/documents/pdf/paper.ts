import type { Logo } from '../../../shared/features/office/contract.ts';

/** A paper as its maker describes it, with all words final and digits Persian; lengths of columns and pages come later. */
export interface Paper {
  readonly title: string;
  readonly letterhead: Letterhead;
  readonly isLandscape: boolean;
  /** Stands on every page of a sample office's papers. */
  readonly sampleMark: string | null;
  /** At the right and left above every page but the first. */
  readonly running: Sides;
  /** At the right and left of the page number, under every page. */
  readonly foot: Sides;
  readonly blocks: readonly Block[];
}

/** What stands above the first page. */
export interface Letterhead {
  readonly logo: Logo | null;
  /** The office, its name last. */
  readonly lines: readonly string[];
  readonly date: string;
}

export interface Sides {
  readonly right: string;
  readonly left: string;
}

export type Block =
  | ({ readonly kind: 'scope' } & Sides)
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** What must be read without doubt: large, digits under each other, always from the left. */
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  /** Names and what they are, two pairs to a line. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | ({ readonly kind: 'table' } & PaperTable)
  /** Under the last row: how the list ends and who signs. Never parted by a page's end. */
  | { readonly kind: 'closing'; readonly text: string; readonly signatures: readonly Signature[] };

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Takes the whole line. */
  readonly isLong?: boolean;
}

export interface PaperTable {
  /** The first stands at the right. */
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly PaperCell[])[];
}

export interface PaperColumn {
  readonly heading: string;
  /** `figures`: numbers, identifiers and dates, whose digits stand under each other. */
  readonly kind: 'text' | 'figures';
  readonly isStrong?: boolean;
}

export type PaperCell = string | { readonly text: string; readonly isStrong: true };

export interface Signature {
  /** «تهیه‌کننده، امضا» */
  readonly act: string;
  readonly name: string;
  readonly post: string;
}

export function textOfCell(cell: PaperCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
