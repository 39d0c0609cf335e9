import { Ellipsis, Printer } from 'lucide-react';
import { useNavigate } from 'react-router';
import type { NextAct } from '../../../../shared/features/ngos/next-act.ts';
import type { NgoRecord } from '../../../../shared/features/ngos/records.ts';
import { currentPermit } from '../../../../shared/features/ngos/rules.ts';
import { LIFECYCLE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import { Button, ButtonLink } from '../../../kit/button.tsx';
import { Menu, type MenuItem } from '../../../kit/menu.tsx';
import { PageHead } from '../../../kit/page.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { type OpenAct, mayAct, permitActs } from '../acts/open-act.tsx';
import { ACT_MENU } from '../acts/text.fa.ts';
import { PermitStateChip } from '../permit-state.tsx';
import { FROM_RECORD, stepsAround } from '../steps.ts';
import { NGO_TEXT } from '../text.fa.ts';
import { NEXT_ACT_WORDS } from './next-words.fa.ts';
import { Stepping } from './stepping.tsx';

interface RecordHeadProps {
  readonly record: NgoRecord;
  readonly next: NextAct;
  /** The address's query, kept while stepping. */
  readonly search: string;
  readonly onAct: (open: OpenAct) => void;
  readonly onPrint: () => void;
}

/** The next act, ready to open; undefined where it cannot be opened on this record. */
export function openNext(next: NextAct, record: NgoRecord): OpenAct | undefined {
  const permit = currentPermit(record.permits);
  switch (next.act) {
    case null:
      return undefined;
    case 'issuePermit':
    case 'restoreNgo':
      return { act: next.act };
    case 'appointMember':
      return {
        act: 'appointMember',
        body: next.lacks.some(({ kind }) => kind === 'board') ? 'board' : 'auditors',
      };
    case 'addDocument':
      return { act: 'addDocument', typeId: record.documentCheck.missing[0]?.typeId ?? null, file: null };
    default:
      return permit === undefined ? undefined : { act: next.act, permit };
  }
}

/** Where one is, what state it is in, and what can be done; the next legal act last and filled. */
export function RecordHead({ record, next, search, onAct, onPrint }: RecordHeadProps) {
  const { can } = useMyself();
  const navigate = useNavigate();
  const steps = stepsAround(record.id);
  const isActive = record.lifecycle === 'active';
  const canWrite = isActive && can('ngo.write');
  const primary = openNext(next, record);
  const mayPrimary = primary !== undefined && mayAct(primary.act, can);
  useShortcuts({
    ...(canWrite
      ? {
          recordCorrect: () => void navigate(`/ngos/${record.id}/correct`, { state: FROM_RECORD }),
          recordChange: () => void navigate(`/ngos/${record.id}/change`, { state: FROM_RECORD }),
          recordNote: () => onAct({ act: 'addNote' }),
        }
      : {}),
    ...(can('ngo.print') ? { recordPrint: onPrint } : {}),
  });
  const others = otherActs(record)
    .filter((open) => mayAct(open.act, can) && !(mayPrimary && open.act === primary.act))
    .map((open): MenuItem => ({ key: open.act, label: ACT_MENU[open.act], onChoose: () => onAct(open) }));

  return (
    <PageHead
      title={record.facts.name}
      crumbs={[
        { to: '/ngos', label: NGO_TEXT.list },
        ...(steps !== null && steps.backTo !== '/ngos'
          ? [{ to: steps.backTo, label: steps.filterName }]
          : []),
      ]}
      step={steps === null ? undefined : <Stepping steps={steps} search={search} />}
      beside={
        isActive ? (
          <PermitStateChip state={record.permitState} />
        ) : (
          <span className="state state--chip state--idle">{LIFECYCLE_WORDS[record.lifecycle]}</span>
        )
      }
    >
      {can('ngo.print') && (
        <Button look="quiet" icon={Printer} onClick={onPrint}>
          {NGO_TEXT.print}
        </Button>
      )}
      {others.length > 0 && <Menu label={NGO_TEXT.otherActs} icon={Ellipsis} isIconOnly items={others} />}
      {canWrite && (
        <>
          <ButtonLink to={`/ngos/${record.id}/correct`} state={FROM_RECORD}>
            {NGO_TEXT.correct}
          </ButtonLink>
          <ButtonLink to={`/ngos/${record.id}/change`} state={FROM_RECORD}>
            {NGO_TEXT.change}
          </ButtonLink>
        </>
      )}
      {mayPrimary && next.act !== null && (
        <Button look="primary" onClick={() => onAct(primary)}>
          {NEXT_ACT_WORDS[next.act]}
        </Button>
      )}
    </PageHead>
  );
}

type MenuAct = OpenAct & { readonly act: keyof typeof ACT_MENU };

/** Everything else that is possible now, in the order of how often an office needs it. */
function otherActs(record: NgoRecord): readonly MenuAct[] {
  if (record.lifecycle !== 'active') {
    return [{ act: 'restoreNgo' }, { act: 'addNote' }, { act: 'raiseFlag' }];
  }
  return [
    ...permitActs(record),
    { act: 'appointMember', body: 'board' },
    { act: 'addDocument', typeId: null, file: null },
    { act: 'raiseFlag' },
    { act: 'addNote' },
    { act: 'dissolveNgo' },
    { act: 'retireNgo' },
  ];
}
