import { COLUMN_KEYS, type ColumnKey, PERSONAL_COLUMNS } from '../../../shared/features/ngos/columns.ts';

export interface ChosenColumn {
  readonly key: ColumnKey;
  readonly isOn: boolean;
}

/** More columns than an upright A4 sheet shows without breaking words. */
const UPRIGHT_COLUMNS = 7;

/** The columns that are on stand first, in their order; the others follow as the register has them. */
export function columnsWith(on: readonly ColumnKey[], canSeePersonal: boolean): readonly ChosenColumn[] {
  const isAllowed = (key: ColumnKey) => canSeePersonal || !PERSONAL_COLUMNS.has(key);
  const first = on.filter(isAllowed);
  const rest = COLUMN_KEYS.filter((key) => isAllowed(key) && !first.includes(key));
  return [...first.map((key) => ({ key, isOn: true })), ...rest.map((key) => ({ key, isOn: false }))];
}

export function keysOf(columns: readonly ChosenColumn[]): readonly ColumnKey[] {
  return columns.filter(({ isOn }) => isOn).map(({ key }) => key);
}

/** A column that is switched on goes to the end of those that are on; switched off, back to its place. */
export function toggled(columns: readonly ChosenColumn[], key: ColumnKey): readonly ChosenColumn[] {
  const on = keysOf(columns);
  const next = on.includes(key) ? on.filter((other) => other !== key) : [...on, key];
  const canSeePersonal = columns.some((column) => PERSONAL_COLUMNS.has(column.key));
  return columnsWith(next, canSeePersonal);
}

/** The column one place earlier or later among those that are on. */
export function moved(columns: readonly ChosenColumn[], key: ColumnKey, by: -1 | 1): readonly ChosenColumn[] {
  const from = columns.findIndex((column) => column.key === key);
  const column = columns[from];
  const other = columns[from + by];
  if (column?.isOn !== true || other?.isOn !== true) return columns;
  return columns.map((at, index) => (index === from ? other : index === from + by ? column : at));
}

/** Whether paper is better turned on its side. */
export function suggestsLandscape(columnCount: number): boolean {
  return columnCount > UPRIGHT_COLUMNS;
}
