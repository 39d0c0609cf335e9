import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Instant, momentAt } from '../../../shared/calendar/iso-date.ts';
import { accounts } from '../../../shared/features/accounts/contract.ts';
import { ngos } from '../../../shared/features/ngos/contract.ts';
import { NgoFilter } from '../../../shared/features/ngos/list.ts';
import { office } from '../../../shared/features/office/contract.ts';
import { today } from '../../../shared/features/today/contract.ts';
import { type TaskDay, taskGroups } from '../../../shared/features/today/rules.ts';
import type { Client } from '../../../shared/kit/method.ts';
import { FIRST_INSTANT, type TemporaryOffice, temporaryOffice } from '../../../tests/support/temporary.ts';
import { accountsService } from '../accounts/service.ts';
import { ngosService } from '../ngos/service.ts';
import { officeService } from '../office/service.ts';
import { todayService } from './service.ts';

const parts = { office, accounts, ngos, today } as const;

let temporary: TemporaryOffice<typeof parts>;
let officer: Client<typeof parts>;
beforeAll(async () => {
  temporary = await temporaryOffice(parts, {
    office: officeService,
    accounts: accountsService,
    ngos: ngosService,
    today: todayService,
  });
  await temporary.stranger.office.openSample({});
  officer = await temporary.clientOf('ngoOfficer');
});
afterAll(() => temporary.close());

async function tasksAt(instant: string, limitPerKind = 500) {
  temporary.setClock(instant);
  const result = await officer.today.listTasks({ limitPerKind });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const dayAt = (instant: string): TaskDay => ({
  today: momentAt(Instant.parse(instant)).today,
  windows: [30, 60, 90],
  annualReportMonths: 2,
});

// The office's own day, the last day of a Jalali year, the first of the next, and a day of spring.
const INSTANTS = [
  FIRST_INSTANT,
  '2027-03-20T08:00:00.000Z',
  '2027-03-21T08:00:00.000Z',
  '2027-05-22T08:00:00.000Z',
];

describe('the numbers of the page', { timeout: 30_000 }, () => {
  test.each(INSTANTS)('are those of the filtered lists, %s', async (instant) => {
    const { totals } = await tasksAt(instant);
    let compared = 0;
    for (const { kind, urgency, filter } of taskGroups(dayAt(instant))) {
      if (filter === null) continue;
      const listed = await officer.ngos.listNgoIds({ filter: NgoFilter.parse(filter), sort: {} });
      if (!listed.ok) throw new Error(listed.error);
      const total = totals.find((one) => one.kind === kind && one.urgency === urgency)?.count ?? 0;
      expect({ kind, urgency, total }).toEqual({ kind, urgency, total: listed.value.length });
      compared += total;
    }
    expect(compared).toBeGreaterThan(100);
  });

  test.each(INSTANTS)('are those of the tasks where nothing is cut, %s', async (instant) => {
    const { tasks, totals } = await tasksAt(instant);
    for (const { kind, urgency, count } of totals) {
      expect(tasks.filter((one) => one.kind === kind && one.urgency === urgency)).toHaveLength(count);
    }
    expect(tasks).toHaveLength(totals.reduce((sum, { count }) => sum + count, 0));
  });

  test('stay whole where the list is cut, and the nearest stay', async () => {
    const whole = await tasksAt(FIRST_INSTANT);
    const cut = await tasksAt(FIRST_INSTANT, 2);
    expect(cut.totals).toEqual(whole.totals);
    for (const { kind, urgency } of cut.totals) {
      const of = ({ tasks }: typeof whole) =>
        tasks.filter((one) => one.kind === kind && one.urgency === urgency);
      expect(of(cut)).toEqual(of(whole).slice(0, 2));
    }
  });
});

describe('a task', () => {
  test('has the kinds of a whole office in the sample', async () => {
    const { totals } = await tasksAt(FIRST_INSTANT);
    const kinds = new Set(totals.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(taskGroups(dayAt(FIRST_INSTANT)).map(({ kind }) => kind)));
  });

  test('counts days to or from its own day, and falls into the narrowest window', async () => {
    const { tasks } = await tasksAt(FIRST_INSTANT);
    const { today: day } = momentAt(FIRST_INSTANT);
    for (const { on, days, urgency, window } of tasks) {
      if (on === null) {
        expect(days).toBeNull();
        continue;
      }
      const left = Math.round((Date.parse(on) - Date.parse(day)) / 86_400_000);
      expect(days).toBe(Math.abs(left));
      if (urgency === 'late') expect(left).toBeLessThan(0);
      if (urgency === 'due') expect(left).toBe(0);
      if (urgency === 'ahead') expect(window).toBe(left <= 30 ? 30 : left <= 60 ? 60 : 90);
    }
  });

  test('of a missing or expired document names the types', async () => {
    const { tasks } = await tasksAt(FIRST_INSTANT);
    const papers = tasks.filter(({ kind }) => kind === 'documents_missing' || kind === 'documents_expired');
    expect(papers.length).toBeGreaterThan(20);
    for (const { details } of papers) {
      expect(details['types']?.split('، ')).toHaveLength(Number(details['count']));
    }
  });

  test('of a suspected duplicate leads to both records, the newer first', async () => {
    const { tasks } = await tasksAt(FIRST_INSTANT);
    const pairs = tasks.filter(({ kind }) => kind === 'suspected_duplicate');
    expect(pairs.map(({ ngoName, details }) => [details['because'], ngoName, details['otherName']])).toEqual(
      expect.arrayContaining([
        ['same_name', 'موسسه خیریه اوای مهر', 'مؤسسه خیریه آوای مهر'],
        ['registration_no', 'گروه عمران و آبادگران سنگاب', 'گروه آبادگران سنگاب'],
      ]),
    );
    for (const { ngoId, otherNgoId } of pairs) expect(ngoId).toBeGreaterThan(otherNgoId ?? Infinity);
  });

  test('asks no permit of a branch', async () => {
    const { tasks } = await tasksAt(FIRST_INSTANT);
    const branches = await officer.ngos.listNgoIds({
      filter: NgoFilter.parse({ kinds: ['branch'] }),
      sort: {},
    });
    if (!branches.ok) throw new Error(branches.error);
    expect(branches.value.length).toBeGreaterThan(5);
    const asked = tasks.filter(({ kind }) => kind === 'permit_missing').map(({ ngoId }) => ngoId);
    expect(asked.filter((id) => branches.value.includes(id))).toEqual([]);
  });
});
