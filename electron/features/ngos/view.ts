import type { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { windowsOn } from '../../../shared/features/settings/rules.ts';
import type { Reader } from '../../database/schema.ts';
import type { Folders } from '../../office/folders.ts';
import type { CommandContext, QueryContext } from '../../office/service.ts';
import { allParameters } from '../settings/repository.ts';
import { type RequiredTypes, requiredTypes } from './repository-documents.ts';

/** On which day, by which settings, and for whose eyes records are shown. */
export interface View {
  readonly today: IsoDate;
  /** The widest window, in days, in which a permit counts as ending. */
  readonly windowDays: number;
  readonly required: RequiredTypes;
  /** Whether people's identifiers and mobiles may be seen, and found. */
  readonly canSeePersonal: boolean;
  readonly folders: Folders;
}

export async function viewOf({ db, moment, can, resources }: QueryContext | CommandContext): Promise<View> {
  return {
    ...(await settingsOn(db, moment.today)),
    canSeePersonal: can('personal.read'),
    folders: resources.folders,
  };
}

/** What the office has set for a day. */
export async function settingsOn(
  db: Reader,
  today: IsoDate,
): Promise<Pick<View, 'today' | 'windowDays' | 'required'>> {
  const windowDays = Math.max(0, ...windowsOn(await allParameters(db), today));
  return { today, windowDays, required: await requiredTypes(db) };
}
