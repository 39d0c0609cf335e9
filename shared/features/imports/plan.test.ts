import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IsoDate } from '../../calendar/iso-date.ts';
import { normalizeText } from '../../text/persian.ts';
import { type SheetCell, tidied } from './cells.ts';
import { type Fix, RowAction, TARGETS, type Target } from './contract.ts';
import { NO_DECISION, decisionsByRow } from './fixes.ts';
import type { Line, RegisterView } from './lines.ts';
import { judgeRow, ownHeadingsOf } from './judge-row.ts';
import type { Judging } from './row-reader.ts';
import { listWords } from './list-words.ts';
import { type Plan, planRows } from './plan.ts';

const NO_REGISTER: RegisterView = {
  candidates: () => [],
  record: () => undefined,
  personWithNationalId: () => undefined,
};

function judgingOf(mapping: readonly (Target | null)[]): Judging {
  const headings = mapping.map((target, column) => target ?? `ستون ${column}`);
  return {
    today: IsoDate.parse('2026-11-24'),
    windowDays: 90,
    columns: { headings, mapping },
    ownHeadings: ownHeadingsOf(headings),
    words: listWords([]),
  };
}

function planOf(rows: readonly (readonly SheetCell[])[], judging: Judging, fixes: readonly Fix[] = []): Plan {
  const decisions = decisionsByRow(fixes);
  const lines: readonly Line[] = rows
    .map((cells, index) => {
      const decision = decisions.get(index + 1) ?? NO_DECISION;
      return { row: index + 1, decision, judged: judgeRow(cells, judging, decision) };
    })
    .filter(({ judged }) => judged.kind !== 'blank');
  const work = planRows(lines, NO_REGISTER, judging);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const row = (...texts: readonly string[]): readonly SheetCell[] =>
  texts.map((text) => ({ text, kind: text === '' ? 'empty' : 'text' }));

const LIST = judgingOf(['name', 'legalId', 'permitNo', 'validUntil', 'address', null]);
const actions = (plan: Plan) => plan.rows.map(({ action }) => action);
const codes = (plan: Plan) => plan.problems.map(({ row: at, code, severity }) => `${at} ${code} ${severity}`);

describe('rows of one file', () => {
  it('are one NGO where their names differ in spelling only, and fill each other', () => {
    const plan = planOf(
      [
        row('مؤسسه خیریه مهر', '', '12', '', '', 'الف'),
        row('موسسه‌ خيريه  مهر', '10380284790', '', '', 'خیابان ۱'),
      ],
      LIST,
    );
    expect(actions(plan)).toEqual(['new', 'merged']);
    expect(plan.rows[0]?.facts).toMatchObject({
      legalId: '10380284790',
      permitNo: '12',
      address: 'خیابان ۱',
    });
    expect(codes(plan)).toEqual(['2 same_as_row warning']);
  });

  it('are asked about where they disagree; then the first one’s word stands', () => {
    const rows = [row('انجمن یاس', '', '', '', 'خیابان ۱'), row('انجمن یاس', '', '', '', 'خیابان ۲')];
    const open = planOf(rows, LIST);
    expect(actions(open)).toEqual(['new', 'blocked']);
    expect(open.problems[0]).toMatchObject({ row: 2, details: { row: '1', differing: 'address' } });
    const merged = planOf(rows, LIST, [{ do: 'merge', row: 2, withRow: 1 }]);
    expect(actions(merged)).toEqual(['new', 'merged']);
    expect(merged.rows[0]?.facts.address).toBe('خیابان ۱');
    const apart = planOf(rows, LIST, [{ do: 'match', row: 2, ngoId: null }]);
    expect(actions(apart)).toEqual(['new', 'new']);
  });

  it('are two where their legal ids differ, and only alike', () => {
    const plan = planOf([row('انجمن یاس', '10380284790'), row('انجمن یاس', '14000000000')], LIST);
    expect(actions(plan)).toEqual(['new', 'new']);
    expect(codes(plan)).toContain('2 same_as_row warning');
  });

  it('never give one legal id to two records, whatever was decided', () => {
    const rows = [row('انجمن یاس', '10380284790'), row('انجمن لاله', '10380284790')];
    expect(actions(planOf(rows, LIST, [{ do: 'match', row: 2, ngoId: null }]))).toEqual(['new', 'blocked']);
  });

  it('never give one legal id to two records by way of a third row', () => {
    const rows = [row('انجمن یاس'), row('انجمن لاله', '10380284790'), row('کانون', '10380284790')];
    const plan = planOf(rows, LIST, [{ do: 'merge', row: 3, withRow: 1 }]);
    expect(plan.rows.filter(({ action, facts }) => action === 'new' && facts.legalId !== null)).toHaveLength(
      1,
    );
  });

  it('under one permit number with unlike names are for a person to decide', () => {
    const rows = [row('انجمن یاس', '', '12/3'), row('کانون هنر', '', '۱۲/۳')];
    expect(codes(planOf(rows, LIST))).toEqual(['2 same_as_row must_fix']);
    expect(actions(planOf(rows, LIST, [{ do: 'match', row: 2, ngoId: null }]))).toEqual(['new', 'new']);
  });

  it('speak through the first one with nothing wrong', () => {
    const plan = planOf(
      [row('انجمن یاس', '', '', '1404/13/05'), row('انجمن یاس', '', '', '1406/01/05')],
      LIST,
    );
    expect(actions(plan)).toEqual(['blocked', 'new']);
  });
});

describe('fixes', () => {
  const wrong = [row('انجمن یاس', '123', '', '1404/13/05', '', 'الف')];

  it('settle a problem by another value, and keep it in sight', () => {
    const plan = planOf(wrong, LIST, [
      { do: 'set', row: 1, target: 'validUntil', value: '1404/12/05' },
      { do: 'set', row: 1, target: 'legalId', value: '' },
    ]);
    expect(actions(plan)).toEqual(['new']);
    expect(plan.rows[0]?.facts).toMatchObject({ validUntil: '2026-02-24', legalId: null });
    expect(codes(plan)).toEqual(['1 legal_id_length resolved', '1 no_such_day resolved']);
    expect(plan.problems.map(({ value }) => value)).toEqual(['123', '1404/13/05']);
  });

  it('leave a field empty where the value is accepted as it is, and keep the text under its heading', () => {
    const plan = planOf(wrong, LIST, [
      { do: 'accept', row: 1, code: 'no_such_day' },
      { do: 'accept', row: 1, code: 'legal_id_length' },
    ]);
    expect(actions(plan)).toEqual(['new']);
    expect(plan.rows[0]?.facts).toMatchObject({ validUntil: null, legalId: null });
    expect(plan.rows[0]?.facts.own).toEqual([
      { heading: 'legalId', value: '123' },
      { heading: 'validUntil', value: '1404/13/05' },
      { heading: 'ستون 5', value: 'الف' },
    ]);
  });

  it('skip a row, and cannot do without a name', () => {
    expect(actions(planOf(wrong, LIST, [{ do: 'skip', row: 1 }]))).toEqual(['skip']);
    const nameless = [row('ندارد', '10380284790')];
    expect(actions(planOf(nameless, LIST, [{ do: 'accept', row: 1, code: 'name_missing' }]))).toEqual([
      'blocked',
    ]);
  });

  it('take a row for an NGO that looked like the sum of a list', () => {
    const total = [row('جمع کل', '', '12')];
    expect(codes(planOf(total, LIST))).toEqual(['1 totals_row resolved']);
    expect(actions(planOf(total, LIST, [{ do: 'match', row: 1, ngoId: null }]))).toEqual(['new']);
  });
});

const cell: fc.Arbitrary<SheetCell> = fc.oneof(
  fc.constant<SheetCell>({ text: '', kind: 'empty' }),
  fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        'انجمن یاس',
        'کانون',
        '1404/13/05',
        '98/8/28',
        '۰۹۱۲۳۴۵۶۷۸۹، ۰۲۱',
        '10380284790',
        'جمع کل',
        '-',
        '#REF!',
      ),
      fc.constantFrom(
        'زن',
        'شعبه',
        'ملی',
        'معتبر',
        'ابطال',
        '\u200fنامشخص',
        'x'.repeat(3_000),
        '1405/01/01',
        '0499370899',
      ),
    )
    .map((text): SheetCell => ({ text, kind: text === '' ? 'empty' : 'text' })),
  fc.double().map((number): SheetCell => ({ text: String(number), kind: 'number', number })),
  fc.constantFrom<SheetCell>({ text: '#N/A', kind: 'error' }, { text: 'TRUE', kind: 'boolean' }),
  fc
    .integer({ min: -10, max: 80_000 })
    .map((number): SheetCell => ({ text: `d${number}`, kind: 'date', number })),
);
const mapping = fc
  .shuffledSubarray([...TARGETS.filter((target) => target !== 'name')])
  .map((targets): readonly (Target | null)[] => ['name', null, ...targets, null]);
const sheet = mapping.chain((targets) =>
  fc.record({
    judging: fc.constant(judgingOf(targets)),
    rows: fc.array(fc.array(cell, { maxLength: targets.length }), { maxLength: 12 }),
  }),
);
const fix: fc.Arbitrary<Fix> = fc.integer({ min: 1, max: 14 }).chain((at) =>
  fc.oneof(
    fc
      .constantFrom(...TARGETS)
      .chain((target) =>
        cell.map(({ text }): Fix => ({ do: 'set', row: at, target, value: text.slice(0, 2_000) })),
      ),
    fc.constant<Fix>({ do: 'skip', row: at }),
    fc
      .constantFrom(
        'unreadable_date',
        'no_such_day',
        'same_as_row',
        'too_long',
        'legal_id_length',
        'name_missing',
      )
      .map((code): Fix => ({ do: 'accept', row: at, code: code as 'too_long' })),
    fc.option(fc.integer({ min: 1, max: 5 })).map((ngoId): Fix => ({ do: 'match', row: at, ngoId })),
    fc.integer({ min: 1, max: 14 }).map((withRow): Fix => ({ do: 'merge', row: at, withRow })),
  ),
);

describe('any sheet with any decisions', () => {
  it('is planned without a row lost, every problem with its row, and nothing that must be fixed written', () => {
    fc.assert(
      fc.property(sheet, fc.array(fix, { maxLength: 8 }), ({ judging, rows }, fixes) => {
        const plan = planOf(rows, judging, fixes);
        const told = rows.filter((cells) => cells.some(({ kind }) => kind !== 'empty')).length;
        expect(plan.rows).toHaveLength(told);
        expect(plan.rows.every(({ action }) => RowAction.options.includes(action))).toBe(true);
        const numbers = plan.rows.map(({ row: at }) => at);
        expect(new Set(numbers).size).toBe(told);
        const open = new Set(
          plan.problems.filter(({ severity }) => severity === 'must_fix').map(({ row: at }) => at),
        );
        for (const { row: at, action, mergedInto } of plan.rows) {
          if (open.has(at)) expect([at, action]).toEqual([at, 'blocked']);
          if (action === 'blocked') expect([at, open.has(at)]).toEqual([at, true]);
          if (action === 'merged') expect(numbers).toContain(mergedInto);
        }
        const legalIds = plan.rows.flatMap(({ action, facts }) =>
          action === 'new' ? (facts.legalId ?? []) : [],
        );
        expect(new Set(legalIds).size).toBe(legalIds.length);
        for (const problem of plan.problems) {
          expect(numbers).toContain(problem.row);
          expect(typeof problem.value).toBe('string');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses no cell: what no field takes and nobody must fix stays under its heading', () => {
    const targets = mapping.map(judgingOf);
    fc.assert(
      fc.property(targets, fc.array(cell, { maxLength: 40 }), (judging, cells) => {
        const { kind, facts, problems } = judgeRow(cells, judging);
        if (kind !== 'ngo') return;
        judging.columns.mapping.forEach((target, column) => {
          const { text = '', kind: kindOfCell = 'empty' } = cells[column] ?? {};
          const isTold = kindOfCell === 'text' && normalizeText(text) !== '';
          if (target !== null || !isTold) return;
          const heading = judging.ownHeadings[column];
          const kept = facts.own.find((one) => one.heading === heading)?.value;
          const beginning = normalizeText(text).slice(0, 2_000).trim();
          expect(kept === beginning || (kept === undefined && saysNothingOf(beginning))).toBe(true);
        });
        expect(
          problems.every(({ details }) => Object.values(details).every((one) => typeof one === 'string')),
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('reads tidy texts at once as the one normalisation would', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...'ابيىكیکئأآؤ ـَ‌\u200f۱٢3a،')).map((letters) => letters.join('')),
        ),
        (text) => {
          expect(tidied(text)).toBe(normalizeText(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

function saysNothingOf(text: string): boolean {
  return /^(?:[\p{P}\p{S}\s]*|نامشخص|ندارد)$/u.test(text);
}
