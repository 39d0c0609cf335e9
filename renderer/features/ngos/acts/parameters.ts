import type { IsoDate } from '../../../../shared/calendar/iso-date.ts';
import { numberOn, windowsOn } from '../../../../shared/features/settings/rules.ts';
import { useAsk } from '../../../shell/asking.ts';

type NumberName = Parameters<typeof numberOn>[1];

/** The office's numbers as they hold on a day; the defaults until they have been read. */
export function useParameters(today: IsoDate) {
  const answer = useAsk(['settings.listParameters'], (office) => office.settings.listParameters({}));
  const parameters = answer.data ?? [];
  return {
    number: (name: NumberName) => numberOn(parameters, name, today),
    widestWindow: Math.max(0, ...windowsOn(parameters, today)),
  };
}
