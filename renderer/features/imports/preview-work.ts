import type { z } from 'zod';
import type { Fix, Mapping, SheetChoice, StagingId } from '../../../shared/features/imports/contract.ts';
import type { OfficeClient } from '../../shell/office.tsx';

export interface ToPreview {
  readonly stagingId: StagingId;
  readonly choice: z.output<typeof SheetChoice>;
  readonly mapping: z.output<typeof Mapping>;
  readonly fixes: readonly Fix[];
}

/** Compares the rows with the register; writes nothing. */
export const preview = (office: OfficeClient, workId: string, input: ToPreview) =>
  office.imports.preview({ workId, ...input });
