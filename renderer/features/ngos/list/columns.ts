import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import { COLUMN_KEYS, type ColumnKey, PERSONAL_COLUMNS } from '../../../../shared/features/ngos/columns.ts';
import { NGO_SORTS, type NgoSort } from '../../../../shared/features/ngos/list.ts';
import { failureNotice, useAsk } from '../../../shell/asking.ts';
import { useNotices } from '../../../kit/notices.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { useOffice } from '../../../shell/office.tsx';

/** Those of the everyday list; they fill a window of 1366 without cutting anything. */
export const STANDARD_COLUMNS: readonly ColumnKey[] = [
  'name',
  'subject',
  'permitNo',
  'validUntil',
  'permitState',
  'directorName',
  'documents',
  'lastAnnualReportYear',
];

/** Least widths in px; what is left over is shared out among them. */
export const COLUMN_WIDTHS: Readonly<Record<ColumnKey, number>> = {
  name: 236,
  titleWord: 90,
  kind: 120,
  subject: 184,
  scopeLevel: 84,
  permitNo: 120,
  issuedOn: 100,
  validUntil: 100,
  permitState: 126,
  issuer: 150,
  registrationNo: 96,
  registeredOn: 100,
  legalId: 116,
  directorName: 134,
  directorGender: 106,
  directorNationalId: 122,
  mobile: 116,
  phone: 120,
  address: 240,
  postalCode: 104,
  place: 120,
  chairName: 146,
  memberCount: 92,
  lastAssemblyOn: 104,
  lastAnnualReportYear: 96,
  boardEndsOn: 150,
  documents: 122,
  description: 220,
};
export const TICK_WIDTH = 56;

/** The order a column stands for, null where the list cannot be ordered by it. */
export function sortOf(key: ColumnKey): NgoSort['by'] | null {
  return NGO_SORTS.find((by) => by === key) ?? null;
}

const FORM = 'ngos.columns';
const Kept = z.array(z.enum(COLUMN_KEYS)).max(COLUMN_KEYS.length).readonly();

interface ChosenColumns {
  /** Null until it is known which ones the person has chosen. */
  readonly columns: readonly ColumnKey[] | null;
  /** Those that this person may see, shown or not. */
  readonly offered: readonly ColumnKey[];
  readonly choose: (columns: readonly ColumnKey[]) => void;
}

/**
 * The columns a person has chosen. They are kept in the office with the person's drafts and not in this
 * window: several people take turns at one Windows account, and the choice must follow the person.
 */
export function useColumns(): ChosenColumns {
  const office = useOffice();
  const { can } = useMyself();
  const { tell } = useNotices();
  const queries = useQueryClient();
  const isPersonalSeen = can('personal.read');
  const kept = useAsk(['settings.getDraft', FORM], (client) => client.settings.getDraft({ form: FORM }));

  const offered = useMemo(
    () => COLUMN_KEYS.filter((key) => isPersonalSeen || !PERSONAL_COLUMNS.has(key)),
    [isPersonalSeen],
  );
  // What was just chosen shows at once; the kept one is for the next time.
  const [chosen, setChosen] = useState<string | null>(null);
  const content = chosen ?? kept.data?.content;
  const isKnown = chosen !== null || kept.data !== undefined || kept.isError;
  const columns = useMemo(
    () => (isKnown ? withName(read(content).filter((key) => offered.includes(key))) : null),
    [isKnown, content, offered],
  );
  const choose = useCallback(
    (next: readonly ColumnKey[]) => {
      const text = JSON.stringify(next);
      setChosen(text);
      queries.setQueryData(['settings.getDraft', FORM], { content: text, savedAt: '' });
      office.settings
        .keepDraft({ form: FORM, content: text })
        .catch((failure: unknown) => tell({ tone: 'bad', ...failureNotice(failure) }));
    },
    [office, queries, tell],
  );
  return { columns, offered, choose };
}

function read(content: string | undefined): readonly ColumnKey[] {
  if (content === undefined) return STANDARD_COLUMNS;
  try {
    const parsed = Kept.safeParse(JSON.parse(content));
    return parsed.success && parsed.data.length > 0 ? parsed.data : STANDARD_COLUMNS;
  } catch {
    return STANDARD_COLUMNS;
  }
}

/** A line without its name cannot be told from another. */
function withName(columns: readonly ColumnKey[]): readonly ColumnKey[] {
  return ['name', ...new Set(columns.filter((key) => key !== 'name'))];
}
