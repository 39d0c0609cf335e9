import { Ellipsis, Pencil, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { NgoSort } from '../../../../shared/features/ngos/list.ts';
import { formatCount, toPersianDigits } from '../../../../shared/text/digits.ts';
import { Effects, FormDialog } from '../../../kit/dialog.tsx';
import { CheckField, Note, TextField } from '../../../kit/field.tsx';
import { Menu } from '../../../kit/menu.tsx';
import { useAct } from '../../../shell/asking.ts';
import { LIST_TEXT, SAVE_TEXT } from '../list-text.fa.ts';
import { type ListQuery, toAddress, toContent } from './query.ts';
import { isFixed } from './span.ts';
import { FILTER_PAGE, type Tab } from './tabs.ts';

/** What fits above the list at 1366 px; the others are one click further. */
const ROOM = 152;
/** What a tab takes beside its letters: figure and space. */
const BESIDE = 7;

interface TabsProps {
  readonly tabs: readonly Tab[];
  readonly counts: ReadonlyMap<string, number>;
  readonly current: Tab | undefined;
  readonly sort: NgoSort;
  readonly onGo: (query: ListQuery) => void;
}

/** The saved filters, each with how many records it has now. */
export function FilterTabs({ tabs, counts, current, sort, onGo }: TabsProps) {
  const [asked, ask] = useState<'rename' | 'retire' | null>(null);
  const { shown, more } = split(tabs, current);
  const isMine = current?.saved?.isMine === true;
  return (
    <nav className="tabs" aria-label={LIST_TEXT.savedFilters}>
      {shown.map((tab) => {
        const count = counts.get(tab.key);
        return (
          <Link
            key={tab.key}
            className="tab"
            to={{ search: toAddress(tab.query, sort).toString() }}
            aria-current={tab === current ? 'true' : undefined}
          >
            {tab.saved?.isShared === true && (
              <Users className="icon tab__shared" role="img" aria-label={LIST_TEXT.sharedBy} />
            )}
            {toPersianDigits(tab.name)} <i>{count === undefined ? '' : formatCount(count)}</i>
          </Link>
        );
      })}
      {isMine && (
        <Menu
          label={LIST_TEXT.filterMenu(current.name)}
          look="quiet"
          small
          isIconOnly
          icon={Ellipsis}
          items={[
            { key: 'rename', label: LIST_TEXT.renameFilter, icon: Pencil, onChoose: () => ask('rename') },
            { key: 'retire', label: LIST_TEXT.retireFilter, icon: Trash2, onChoose: () => ask('retire') },
          ]}
        />
      )}
      {more.length > 0 && (
        <Menu
          label={LIST_TEXT.moreTabs(more.length)}
          look="quiet"
          small
          items={more.map((tab) => ({
            key: tab.key,
            label: `${toPersianDigits(tab.name)}  ${formatCount(counts.get(tab.key) ?? 0)}`,
            onChoose: () => onGo(tab.query),
          }))}
        />
      )}
      {asked === 'rename' && current && <RenameFilter tab={current} onClose={() => ask(null)} />}
      {asked === 'retire' && current && (
        <RetireFilter
          tab={current}
          onClose={() => ask(null)}
          onRetired={() => {
            const [all] = tabs;
            if (all) onGo(all.query);
          }}
        />
      )}
    </nav>
  );
}

/** The tabs for which there is room; the current one is always among them. */
function split(tabs: readonly Tab[], current: Tab | undefined) {
  const shown: Tab[] = [];
  let used = current === undefined ? 0 : current.name.length + BESIDE;
  for (const tab of tabs) {
    const size = tab === current ? 0 : tab.name.length + BESIDE;
    if (used + size > ROOM) continue;
    used += size;
    shown.push(tab);
  }
  return { shown, more: tabs.filter((tab) => !shown.includes(tab)) };
}

interface SaveFilterProps {
  readonly query: ListQuery;
  /** The filter in words, as the name to begin with. */
  readonly suggested: string;
  readonly onClose: () => void;
}

export function SaveFilter({ query, suggested, onClose }: SaveFilterProps) {
  const act = useAct();
  const [name, setName] = useState(suggested.slice(0, 60));
  const [isShared, setShared] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isRelative =
    [query.expiry, query.boardEnds, query.registered].some((span) => span !== null && !isFixed(span)) ||
    query.withoutReportOf === 'last';

  async function save() {
    const content = toContent(query);
    const result = await act.run((office) =>
      office.settings.saveFilter({ page: FILTER_PAGE, name, content, isShared }),
    );
    if (result?.ok === true) onClose();
    else if (result?.error === 'name_taken') setFailure(SAVE_TEXT.errors.name_taken);
  }
  return (
    <FormDialog
      title={SAVE_TEXT.title}
      submit={SAVE_TEXT.save}
      isBusy={act.isBusy}
      failure={failure}
      canSubmit={name.trim() !== ''}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextField label={SAVE_TEXT.name} maxLength={60} value={name} onChange={setName} autoFocus />
      <CheckField label={SAVE_TEXT.share} isOn={isShared} onChange={setShared} />
      {isRelative && <Note tone="note" text={SAVE_TEXT.relative} />}
    </FormDialog>
  );
}

interface OfTabProps {
  readonly tab: Tab;
  readonly onClose: () => void;
}

/** A filter under another name is another filter: the new one is kept first, so that none is ever lost. */
function RenameFilter({ tab, onClose }: OfTabProps) {
  const act = useAct();
  const [name, setName] = useState(tab.name);
  const [failure, setFailure] = useState<string | null>(null);
  async function rename() {
    const { saved } = tab;
    if (saved === null) return;
    const result = await act.run(async (office) => {
      const content = toContent(tab.query);
      const kept = await office.settings.saveFilter({
        page: FILTER_PAGE,
        name,
        content,
        isShared: saved.isShared,
      });
      return kept.ok ? office.settings.retireFilter({ id: saved.id }) : kept;
    });
    if (result?.ok === true) onClose();
    else if (result?.error === 'name_taken' || result?.error === 'filter_not_found') {
      setFailure(SAVE_TEXT.errors[result.error]);
    }
  }
  return (
    <FormDialog
      title={SAVE_TEXT.renameTitle(tab.name)}
      submit={SAVE_TEXT.rename}
      isBusy={act.isBusy}
      failure={failure}
      canSubmit={name.trim() !== '' && name.trim() !== tab.name}
      onSubmit={() => void rename()}
      onClose={onClose}
    >
      <TextField label={SAVE_TEXT.name} maxLength={60} value={name} onChange={setName} autoFocus />
    </FormDialog>
  );
}

function RetireFilter({ tab, onClose, onRetired }: OfTabProps & { readonly onRetired: () => void }) {
  const act = useAct();
  const [failure, setFailure] = useState<string | null>(null);
  async function retire() {
    const { saved } = tab;
    if (saved === null) return;
    const result = await act.run((office) => office.settings.retireFilter({ id: saved.id }));
    if (result?.ok === true) {
      onClose();
      onRetired();
    } else if (result?.error === 'filter_not_found') setFailure(SAVE_TEXT.errors.filter_not_found);
  }
  const shared = tab.saved?.isShared === true ? [SAVE_TEXT.retireShared] : [];
  return (
    <FormDialog
      title={SAVE_TEXT.retireTitle(tab.name)}
      submit={SAVE_TEXT.retire}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void retire()}
      onClose={onClose}
    >
      <Effects lines={[...SAVE_TEXT.retireEffects, ...shared]} />
    </FormDialog>
  );
}
