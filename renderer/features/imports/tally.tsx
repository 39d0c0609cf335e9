import {
  CircleDot,
  CircleMinus,
  CircleX,
  Equal,
  LoaderCircle,
  type LucideIcon,
  Merge,
  Pencil,
  Plus,
} from 'lucide-react';
import type { z } from 'zod';
import type { Preview } from '../../../shared/features/imports/contract.ts';
import { formatCount } from '../../../shared/text/digits.ts';
import { IMPORT_TEXT } from './text.fa.ts';

type Counts = z.output<typeof Preview>['counts'];
type Counted = keyof typeof IMPORT_TEXT.counts;

const ICONS: readonly (readonly [Counted, LucideIcon])[] = [
  ['new', Plus],
  ['fill', CircleDot],
  ['update', Pencil],
  ['same', Equal],
  ['merged', Merge],
  ['skip', CircleMinus],
  ['blocked', CircleX],
];

/** What the rows would do, in figures. */
export function Tally({ counts, isChecking }: { readonly counts: Counts; readonly isChecking: boolean }) {
  return (
    <div className="tally-row">
      <dl className="tally" aria-live="polite">
        {ICONS.filter(([key]) => key !== 'merged' || counts.merged > 0).map(([key, Icon]) => (
          <div key={key} className={key === 'blocked' && counts.blocked > 0 ? 'tally__wait' : undefined}>
            <dt>
              <Icon className="icon" aria-hidden="true" />
              {IMPORT_TEXT.counts[key]}
            </dt>
            <dd>{formatCount(counts[key])}</dd>
          </div>
        ))}
      </dl>
      {isChecking && (
        <span className="tally-row__busy" role="status">
          <LoaderCircle className="icon spin" aria-hidden="true" />
          {IMPORT_TEXT.checking}
        </span>
      )}
    </div>
  );
}
