import type { z } from 'zod';
import type { Preview } from '../../../shared/features/imports/contract.ts';
import { formatCount } from '../../../shared/text/digits.ts';
import { IMPORT_TEXT } from './text.fa.ts';

const TABS = ['all', 'must_fix', 'warning', 'resolved', 'updates'] as const;
export type Tab = (typeof TABS)[number];

interface ReviewTabsProps {
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly preview: z.output<typeof Preview>;
}

/** Which problems are shown; the updates beside them. */
export function ReviewTabs({ tab, onTab, preview }: ReviewTabsProps) {
  const { mustFix, warning, resolved } = preview.problemCounts;
  const counts: Readonly<Record<Tab, number>> = {
    all: mustFix + warning + resolved,
    must_fix: mustFix,
    warning,
    resolved,
    updates: preview.counts.update,
  };
  return (
    <nav className="tabs" aria-label={IMPORT_TEXT.tabsLabel}>
      {TABS.map((one) => (
        <button
          key={one}
          type="button"
          className="tab"
          aria-current={one === tab ? 'true' : undefined}
          onClick={() => onTab(one)}
        >
          {IMPORT_TEXT.tabs[one]} <i>{formatCount(counts[one])}</i>
        </button>
      ))}
    </nav>
  );
}
