/**
 * How many rows a printed list may have: about a hundred and fifty pages, drawn in a few seconds. The
 * largest county has some hundred NGOs; who wants more wants a sheet.
 */
export const MAX_LIST_ROWS = 3_000;
