import { alikeKey } from '../../../shared/features/imports/alike.ts';
import type { Fix, Problem } from '../../../shared/features/imports/contract.ts';

/** Whether a decision answers a problem, so that taking it back brings the problem again. */
export function answers(fix: Fix, problem: Problem): boolean {
  if (fix.row !== problem.row) return false;
  switch (fix.do) {
    case 'set':
      return fix.target === problem.target;
    case 'accept':
      return fix.code === problem.code;
    case 'skip':
    case 'match':
    case 'merge':
      return true;
  }
}

/** The decision that a problem was answered with; the later one holds, and one about the very cell before one about the row. */
export function answerTo(fixes: readonly Fix[], problem: Problem): Fix | undefined {
  const found = fixes.filter((fix) => answers(fix, problem));
  return found.filter(({ do: act }) => act === 'set' || act === 'accept').at(-1) ?? found.at(-1);
}

/** With further decisions; what they replace is left out, so that the list does not grow with every change of mind. */
export function withFixes(fixes: readonly Fix[], more: readonly Fix[]): readonly Fix[] {
  const replaced = new Set(more.map(subjectOf));
  return [...fixes.filter((fix) => !replaced.has(subjectOf(fix))), ...more];
}

/** Without the decision about a problem. */
export function withoutAnswer(fixes: readonly Fix[], problem: Problem): readonly Fix[] {
  const answer = answerTo(fixes, problem);
  return answer === undefined ? fixes : fixes.filter((fix) => fix !== answer);
}

/** What a decision is about: of two about the same thing only the later one counts. */
function subjectOf(fix: Fix): string {
  switch (fix.do) {
    case 'set':
      return `${fix.row} set ${fix.target}`;
    case 'accept':
      return `${fix.row} accept ${fix.code}`;
    case 'skip':
      return `${fix.row} skip`;
    case 'match':
    case 'merge':
      return `${fix.row} same`;
  }
}

/** The same decision for another row. */
export function forRow(fix: Fix, row: number): Fix {
  return { ...fix, row };
}

/** Whether one decision settles both. */
export function isAlike(one: Problem, other: Problem): boolean {
  return alikeKey(one) === alikeKey(other);
}
