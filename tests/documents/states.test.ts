import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PermitState } from '../../shared/features/ngos/fields.ts';
import { PERMIT_STEPS, possibleSteps } from '../../shared/features/ngos/permit-rules.ts';
import { PERMIT_STATE_WORDS } from '../../shared/features/ngos/words.fa.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/states/ngos.md'), 'utf8');

/** `from --> to: act` of the diagrams; what is not an act of an officer is the passing of time. */
const ARROWS = [...PAGE.matchAll(/^\s+(\w+|\[\*\]) --> (\w+): (.+)$/gmu)].map(([, from, to, act]) => ({
  from,
  to,
  act,
}));

describe('docs/states/ngos.md', () => {
  test.each(PermitState.options)('lists what can be done in %s', (state) => {
    const row = new RegExp(`^\\| \`${state}\`\\s+\\| (\\S.*?)\\s+\\| (.*?)\\s+\\|$`, 'mu').exec(PAGE);
    expect(row?.[1]).toBe(PERMIT_STATE_WORDS[state]);
    expect(row?.[2]?.replaceAll('`', '').split(' ')).toEqual([...possibleSteps(state)]);
  });

  test.each(PermitState.options)('draws an arrow for every act in %s, and no other', (state) => {
    const drawn = ARROWS.filter(({ from, act }) => from === state && isStep(act)).map(({ act }) => act);
    // A renewal may also be recorded at once: its arrow is drawn from the state that waits for it.
    const expected = possibleSteps(state).filter((step) => step !== 'renewPermit' || state === 'renewing');
    expect(drawn.sort()).toEqual([...expected].sort());
  });
});

function isStep(act: string | undefined): boolean {
  return PERMIT_STEPS.some((step) => step === act);
}
