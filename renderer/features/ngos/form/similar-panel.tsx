import { ChevronLeft } from 'lucide-react';
import type { z } from 'zod';
import type { ngos } from '../../../../shared/features/ngos/contract.ts';
import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { ButtonLink } from '../../../kit/button.tsx';
import { CheckField } from '../../../kit/field.tsx';
import { useAsk } from '../../../shell/asking.ts';
import { PermitStateMark } from '../permit-state.tsx';
import { useRested } from './asking-later.ts';
import type { FactsDraft } from './drafts.ts';
import { FORM_TEXT } from './text.fa.ts';

export type Similar = z.output<(typeof ngos)['findSimilar']['output']>[number];

interface Asked {
  readonly facts: Pick<FactsDraft, 'name' | 'legalId' | 'registrationNo'>;
  readonly permitNo: string;
  readonly exceptNgoId: NgoId | null;
}

const NONE: readonly Similar[] = [];

/** Records that the one being typed may already be; asked when the typing rests. */
export function useSimilar({ facts, permitNo, exceptNgoId }: Asked) {
  const { name, legalId, registrationNo } = facts;
  const asked = useRested(JSON.stringify([name, legalId, registrationNo, permitNo]));
  const isEnough =
    name.trim().length >= 3 || [legalId, registrationNo, permitNo].some((text) => text.trim() !== '');
  const answer = useAsk(
    ['ngos.findSimilar', asked, exceptNgoId],
    (office) =>
      office.ngos.findSimilar({
        name: name.slice(0, 200),
        legalId: legalId.slice(0, 20),
        registrationNo: registrationNo.slice(0, 40),
        permitNo: permitNo.slice(0, 40),
        exceptNgoId,
      }),
    { enabled: isEnough, keepPrevious: true },
  );
  return { isAsked: isEnough && answer.data !== undefined, similar: isEnough ? (answer.data ?? NONE) : NONE };
}

interface SimilarPanelProps {
  readonly isAsked: boolean;
  readonly similar: readonly Similar[];
  readonly others: ReadonlySet<NgoId>;
  readonly onOther: (ngoId: NgoId, isOther: boolean) => void;
}

/** Beside the form: what it may be already, each to be opened, or set aside as another one. */
export function SimilarPanel({ isAsked, similar, others, onOther }: SimilarPanelProps) {
  return (
    <aside className="entry__side" aria-labelledby="similar">
      <h2 id="similar">{FORM_TEXT.similarHeading}</h2>
      <p className="quiet">
        {similar.length > 0
          ? FORM_TEXT.similarIntro
          : isAsked
            ? FORM_TEXT.similarClear
            : FORM_TEXT.similarNone}
      </p>
      <ul className="near" aria-live="polite">
        {similar.map((one) => (
          <li key={one.id} data-field={`similar-${one.id}`}>
            <b>{one.name}</b>
            <PermitStateMark state={one.permitState} />
            <span className="near__line">{factsLine(one)}</span>
            <em>{one.because.map((cause) => FORM_TEXT.because[cause]).join('، ')}</em>
            <ButtonLink
              to={`/ngos/${one.id}`}
              look="act"
              small
              iconAfter={ChevronLeft}
              aria-label={`${FORM_TEXT.open} ${one.name}`}
            >
              {FORM_TEXT.open}
            </ButtonLink>
            <CheckField
              label={
                <>
                  {FORM_TEXT.isAnother}
                  <span className="vh">: {one.name}</span>
                </>
              }
              isOn={others.has(one.id)}
              onChange={(isOn) => onOther(one.id, isOn)}
            />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function factsLine({ registrationNo, directorName }: Similar): string {
  return [
    registrationNo && FORM_TEXT.registrationNo(toPersianDigits(registrationNo)),
    directorName && FORM_TEXT.director(directorName),
  ]
    .filter(Boolean)
    .join('، ');
}
