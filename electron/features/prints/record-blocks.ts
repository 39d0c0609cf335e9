import type { z } from 'zod';
import type { IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { NgoRecord } from '../../../shared/features/ngos/records.ts';
import type { Block } from '../../documents/pdf/paper.ts';

export function recordBlocks(_record: z.input<typeof NgoRecord>, _today: IsoDate): readonly Block[] {
  return [];
}
