/** A table to be written as a sheet. */
export interface SheetTable {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** A value for each column; what is missing stays empty. */
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  readonly heading: string;
  /** In characters. */
  readonly width: number;
  /** Only `number` columns hold numbers: identifiers stay text with their zeros, days are written Persian. */
  readonly kind: 'text' | 'identifier' | 'number' | 'date';
}

export type TableValue = string | number | null;
export type TableRow = readonly TableValue[];

export interface XlsxOptions {
  readonly rightToLeft: boolean;
}

/** What the writing thread is told: tables without rows first, then the rows in pieces, then `end`. */
export type WritingMessage =
  | { readonly type: 'rows'; readonly table: number; readonly rows: readonly TableRow[] }
  | { readonly type: 'end' };

export interface WritingTask {
  readonly format: 'xlsx' | 'csv';
  readonly options: XlsxOptions;
  readonly tables: readonly Omit<SheetTable, 'rows'>[];
}
