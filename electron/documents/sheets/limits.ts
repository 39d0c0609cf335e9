/**
 * What a file may hold. The register of a county has some hundred rows; the limits leave room for a
 * national list, and together keep a hostile file from taking more than 300 MB.
 */
export const MAX_FILE_BYTES = 32_000_000;
/** Uncompressed bytes read from one file, counted while they are inflated. */
export const MAX_INFLATED_BYTES = 200_000_000;
export const MAX_ENTRIES = 5_000;
export const MAX_SHEETS = 200;
/** Rows with content, over all sheets. */
export const MAX_ROWS = 100_000;
/** Columns with content: cells that only carry a style do not count. */
export const MAX_COLUMNS = 256;
/** Cells with content, over all sheets. */
export const MAX_CELLS = 3_000_000;
/** Characters of all cells together. */
export const MAX_TEXT = 24_000_000;
/** Excel's own limit for a cell. */
export const MAX_CELL_LENGTH = 32_767;
/** Characters of markup without an end of element: longer ones are collected by no honest program. */
export const MAX_TOKEN_LENGTH = 1_000_000;
export const MAX_DEPTH = 64;
export const MAX_MERGES = 100_000;
/** The grid of a sheet. */
export const GRID_ROWS = 1_048_576;
export const GRID_COLUMNS = 16_384;
