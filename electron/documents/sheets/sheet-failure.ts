import type { SHEET_ERRORS } from '../../../shared/features/imports/contract.ts';

/** Why a file cannot be read as a sheet; each has one sentence in `shared/features/imports/sheet-errors.fa.ts`. */
export type SheetError = (typeof SHEET_ERRORS)[number];

/** Stops reading from the depth of a parser; becomes a result at the edge of the reading thread. */
export class SheetFailure extends Error {
  readonly code: SheetError;

  constructor(code: SheetError) {
    super(code);
    this.name = 'SheetFailure';
    this.code = code;
  }
}
