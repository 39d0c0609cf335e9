/** A table of a page in Markdown: its heading and its rows, cells as plain text. */
export interface PageTable {
  readonly heading: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a page in their order. */
export function tablesOf(page: string): readonly PageTable[] {
  const tables: { heading: readonly string[]; rows: (readonly string[])[] }[] = [];
  let isWithin = false;
  for (const line of page.split('\n')) {
    if (!line.startsWith('|')) {
      isWithin = false;
      continue;
    }
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/u, '$1'));
    const isRule = cells.every((cell) => /^:?-+:?$/u.test(cell));
    if (!isWithin) tables.push({ heading: cells, rows: [] });
    else if (!isRule) tables[tables.length - 1]?.rows.push(cells);
    isWithin = true;
  }
  return tables;
}
