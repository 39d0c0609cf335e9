import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import type { StepsAround } from '../steps.ts';
import { NGO_TEXT } from '../text.fa.ts';

/** From record to record through the list one came from; the next one stands at the left. */
export function Stepping({ steps, search }: { readonly steps: StepsAround; readonly search: string }) {
  const navigate = useNavigate();
  const { previous, next, position, total } = steps;
  const go = (ngoId: NgoId | null) => {
    if (ngoId !== null) void navigate(`/ngos/${ngoId}${search}`);
  };
  useShortcuts({ recordNext: () => go(next), recordPrevious: () => go(previous) });
  return (
    <span className="step" title={NGO_TEXT.stepKeys}>
      <button
        type="button"
        aria-label={NGO_TEXT.previousRecord}
        disabled={previous === null}
        onClick={() => go(previous)}
      >
        <ChevronRight className="icon" aria-hidden="true" />
      </button>
      {NGO_TEXT.position(position, total)}
      <button
        type="button"
        aria-label={NGO_TEXT.nextRecord}
        disabled={next === null}
        onClick={() => go(next)}
      >
        <ChevronLeft className="icon" aria-hidden="true" />
      </button>
    </span>
  );
}
