import { CircleCheck, CircleX, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Fix, Problem, StagingId } from '../../../shared/features/imports/contract.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import { useLongList } from '../../kit/long-list.ts';
import { LongTable } from '../../kit/long-table.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { OrNone } from '../../kit/persian.tsx';
import { Empty, Failure, Ghost } from '../../kit/states.tsx';
import { failureNotice } from '../../shell/asking.ts';
import { type OfficeClient, useOffice } from '../../shell/office.tsx';
import { answerTo, forRow, isAlike, withFixes, withoutAnswer } from './fixes.ts';
import { ProblemFix } from './problem-fix.tsx';
import { PROBLEM_SENTENCES } from './problem-sentences.fa.ts';
import { targetWord } from './target-words.fa.ts';
import { shownValue } from './shown-value.ts';
import { IMPORT_TEXT } from './text.fa.ts';
import { useChoices } from './value-choices.ts';

const PART = 200;
const MOST_AT_ONCE = 500;

/** The cell as it was found; what differs from the register has already been read and is shown as read. */
function valueInFile({ code, value }: Problem): string {
  return code === 'differs_from_record' ? shownValue(value) : toPersianDigits(value);
}

const STATES: Readonly<Record<Problem['severity'], readonly [string, LucideIcon]>> = {
  must_fix: ['state state--bad', CircleX],
  warning: ['state state--warn', TriangleAlert],
  resolved: ['state state--ok', CircleCheck],
};

interface ProblemsTableProps {
  readonly stagingId: StagingId;
  readonly show: 'all' | Problem['severity'];
  readonly fixes: readonly Fix[];
  readonly isChecking: boolean;
  readonly onDecide: (fixes: readonly Fix[]) => void;
}

/** Everything that is wrong with the rows, each with its remedy in the row itself. */
export function ProblemsTable({ stagingId, show, fixes, isChecking, onDecide }: ProblemsTableProps) {
  const office = useOffice();
  const { tell } = useNotices();
  const choices = useChoices();
  const whole = useRef<HTMLDivElement>(null);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const list = useLongList<Problem, string>(
    ['imports.listProblems', stagingId, show],
    async (client, offset) => {
      const result = await client.imports.listProblems({ stagingId, show, offset, limit: PART });
      return result.ok
        ? { ok: true, value: { rows: result.value.problems, total: result.value.total } }
        : result;
    },
  );

  // A row that is answered moves away; the keyboard goes on with the one that takes its place.
  const answered = useRef<{ readonly index: number; readonly rows: typeof list.rows } | null>(null);
  useEffect(() => {
    if (isChecking || answered.current === null || answered.current.rows === list.rows) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const row = whole.current?.querySelector(`[data-index="${answered.current.index}"]`);
    answered.current = null;
    if (isLost) row?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, [isChecking, list.rows]);

  async function decide(problem: Problem, index: number, fix: Fix, forAlike: boolean) {
    answered.current = { index, rows: list.rows };
    try {
      const rows = forAlike ? await alikeRows(office, stagingId, problem) : [];
      onDecide(withFixes(fixes, [...rows.map((row) => forRow(fix, row)), fix]));
    } catch (failure) {
      tell({ tone: 'bad', ...failureNotice(failure) });
    }
  }

  const keyOf = useCallback(
    ({ row, column, code, target }: Problem) => `${row} ${column ?? ''} ${target ?? ''} ${code}`,
    [],
  );
  if (list.rows === undefined) {
    return list.failure === null ? (
      <Ghost rows={10} />
    ) : (
      <Failure failure={list.failure} onRetry={list.retry} />
    );
  }
  if (list.rows.length === 0) {
    return show === 'all' ? (
      <Empty icon={CircleCheck} title={IMPORT_TEXT.noProblems} text={IMPORT_TEXT.noProblemsText} />
    ) : (
      <Empty title={IMPORT_TEXT.noneInTab} />
    );
  }
  return (
    <div className="grid-holder" ref={whole}>
      <LongTable
        label={IMPORT_TEXT.tabs[show]}
        className="problems"
        headings={IMPORT_TEXT.headings}
        widths={[124, 52, 180, 106, 140, null, 290]}
        rows={list.rows}
        rowKey={keyOf}
        rowHeight={37}
        rowProps={(problem) => ({
          className: keyOf(problem) === currentKey ? 'is-current' : undefined,
          onFocus: () => setCurrentKey(keyOf(problem)),
          ...(problem.severity === 'resolved' ? { 'data-done': true } : {}),
        })}
        total={list.total}
        onMore={list.more}
      >
        {(problem, index) => {
          const [className, Icon] = STATES[problem.severity];
          return (
            <>
              <td>
                <span className={className}>
                  <Icon className="icon" aria-hidden="true" />
                  <span>{IMPORT_TEXT.severity[problem.severity]}</span>
                </span>
              </td>
              <td className="num">{formatCount(problem.row)}</td>
              <th scope="row" className="wraps">
                <OrNone>{problem.nameInFile}</OrNone>
              </th>
              <td>{problem.target === null ? IMPORT_TEXT.wholeRow : targetWord(problem.target)}</td>
              <td className="raw" title={valueInFile(problem)}>
                {problem.value.trim() === '' ? (
                  <OrNone>{null}</OrNone>
                ) : (
                  <span>
                    <bdi>{valueInFile(problem)}</bdi>
                  </span>
                )}
              </td>
              <td className="wraps">{PROBLEM_SENTENCES[problem.code](problem.details)}</td>
              <td className="fix-cell">
                <ProblemFix
                  problem={problem}
                  answer={answerTo(fixes, problem)}
                  choices={choices}
                  onFix={(fix, forAlike) => void decide(problem, index, fix, forAlike)}
                  onUndo={() => {
                    answered.current = { index, rows: list.rows };
                    onDecide(withoutAnswer(fixes, problem));
                  }}
                />
              </td>
            </>
          );
        }}
      </LongTable>
    </div>
  );
}

/** The rows with the same mistake, of those that are not settled yet. */
async function alikeRows(
  office: OfficeClient,
  stagingId: StagingId,
  problem: Problem,
): Promise<readonly number[]> {
  const rows: number[] = [];
  for (let offset = 0; ; offset += MOST_AT_ONCE) {
    const show = problem.severity;
    const result = await office.imports.listProblems({ stagingId, show, offset, limit: MOST_AT_ONCE });
    if (!result.ok) return rows;
    for (const other of result.value.problems) {
      if (other.row !== problem.row && isAlike(problem, other)) rows.push(other.row);
    }
    if (offset + MOST_AT_ONCE >= result.value.total) return rows;
  }
}
