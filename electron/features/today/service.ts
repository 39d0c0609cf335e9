import type { IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { Task, today } from '../../../shared/features/today/contract.ts';
import { type TaskDay, daysOf, taskGroups, windowOf } from '../../../shared/features/today/rules.ts';
import { numberOn, windowsOn } from '../../../shared/features/settings/rules.ts';
import { ok } from '../../../shared/kit/result.ts';
import type { Service } from '../../office/service.ts';
import { viewOf } from '../ngos/view.ts';
import { allParameters } from '../settings/repository.ts';
import { type Known, detailsOf, knownOf } from './task-details.ts';
import { type FoundGroup, findGroup } from './task-sql.ts';

/** What is to be done today, read from the register each time it is asked. */
export const todayService: Service<typeof today> = {
  listTasks: async ({ limitPerKind }, context) => {
    const { db, moment } = context;
    const parameters = await allParameters(db);
    const day: TaskDay = {
      today: moment.today,
      windows: windowsOn(parameters, moment.today),
      annualReportMonths: numberOn(parameters, 'annual_report_months', moment.today),
    };
    const view = await viewOf(context);
    const groups: FoundGroup[] = [];
    for (const group of taskGroups(day)) groups.push(await findGroup(db, group, view, limitPerKind));

    const found = groups.flatMap((group) => group.found);
    const known = await knownOf(db, found, view);
    return ok({
      tasks: groups.flatMap((group) => tasksOf(group, known, day)),
      totals: groups
        .filter(({ count }) => count > 0)
        .map(({ group: { kind, urgency }, count }) => ({ kind, urgency, count })),
      windows: [...day.windows],
    });
  },
};

function tasksOf({ group, found }: FoundGroup, known: Known, day: TaskDay): readonly Task[] {
  const { kind, urgency } = group;
  return found.map((one) => {
    const on = one.on as IsoDate | null;
    return {
      kind,
      ngoId: one.ngoId,
      ngoName: known.get(one.ngoId)?.name ?? '',
      urgency,
      on,
      days: daysOf(on, day.today),
      window: urgency === 'due' || urgency === 'ahead' ? windowOf(on, day) : null,
      details: detailsOf(group, one, known, day),
      otherNgoId: one.otherNgoId,
    };
  });
}
