import { Archive, ArchiveRestore, ListPlus, Pencil, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import type { ListEntry, ListName } from '../../../shared/features/settings/contract.ts';
import { LEVELS } from '../../../shared/features/settings/rules.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { CheckField } from '../../kit/field.tsx';
import { Menu, type MenuItem } from '../../kit/menu.tsx';
import { Day, Num, OrNone } from '../../kit/persian.tsx';
import { Answered, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { AddEntryDialog, ChangeEntryDialog } from './entry-dialogs.tsx';
import { RetireEntryDialog } from './retire-dialog.tsx';
import { type TreeRow, treeRows } from './entry-tree.ts';
import { SectionHead } from './section-head.tsx';
import { ENTRY_TEXT, LIST_WORDS, NGO_KIND_WORDS, PLACE_LEVEL_WORDS } from './text.fa.ts';

type Open =
  | { readonly dialog: 'add'; readonly parent: TreeRow | null }
  | { readonly dialog: 'change' | 'retire'; readonly row: TreeRow };

/** One list of the office. Entries are renamed, retired and restored, never deleted. */
export function ListSection({ list }: { readonly list: ListName }) {
  const { can } = useMyself();
  const answer = useAsk(['settings.listEntries'], (office) => office.settings.listEntries({}));
  const [find, setFind] = useState('');
  const [hasRetired, showRetired] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const canChange = can('settings.write');
  const { name, about, add } = LIST_WORDS[list];
  const close = () => setOpen(null);
  return (
    <>
      <SectionHead title={name} about={about} canChange={canChange}>
        <Button look="primary" icon={Plus} onClick={() => setOpen({ dialog: 'add', parent: null })}>
          {add}
        </Button>
      </SectionHead>
      <Answered answer={answer}>
        {(entries) => {
          const ofList = entries.filter((entry) => entry.list === list);
          const retired = ofList.filter(({ retiredOn }) => retiredOn !== null).length;
          const rows = treeRows(entries, { list, find, hasRetired });
          return (
            <>
              <div className="list-tools">
                <label className="search">
                  <Search className="icon" aria-hidden="true" />
                  <span className="vh">{ENTRY_TEXT.find}</span>
                  <input
                    type="search"
                    placeholder={ENTRY_TEXT.find}
                    value={find}
                    onChange={(event) => setFind(event.target.value)}
                  />
                </label>
                {retired > 0 && (
                  <CheckField
                    label={ENTRY_TEXT.showRetired(formatCount(retired))}
                    isOn={hasRetired}
                    onChange={showRetired}
                  />
                )}
                <span className="push quiet" role="status">
                  {ENTRY_TEXT.count(formatCount(rows.length))}
                </span>
              </div>
              {rows.length === 0 ? (
                <Empty
                  icon={ListPlus}
                  title={ofList.length === 0 ? ENTRY_TEXT.empty : ENTRY_TEXT.noHit}
                  text={ofList.length === 0 ? ENTRY_TEXT.emptyText : ENTRY_TEXT.noHitText}
                />
              ) : (
                <EntryTable list={list} rows={rows} canChange={canChange} onOpen={setOpen} />
              )}
            </>
          );
        }}
      </Answered>
      {open?.dialog === 'add' && <AddEntryDialog list={list} parent={open.parent} onClose={close} />}
      {open?.dialog === 'change' && <ChangeEntryDialog row={open.row} onClose={close} />}
      {open?.dialog === 'retire' && <RetireEntryDialog entry={open.row.entry} onClose={close} />}
    </>
  );
}

interface EntryTableProps {
  readonly list: ListName;
  readonly rows: readonly TreeRow[];
  readonly canChange: boolean;
  readonly onOpen: (open: Open) => void;
}

function EntryTable({ list, rows, canChange, onOpen }: EntryTableProps) {
  // A column in which nothing stands would only push the names apart.
  const hasCodes = rows.some(({ entry }) => entry.code !== null);
  const hasRetired = rows.some(({ entry }) => entry.retiredOn !== null);
  return (
    <table className="grid entries">
      <thead>
        <tr>
          <th scope="col">{ENTRY_TEXT.name}</th>
          {list === 'place' && (
            <th scope="col" className="w-col">
              {ENTRY_TEXT.level}
            </th>
          )}
          {list === 'document_type' && (
            <>
              <th scope="col" className="w-col--wide">
                {ENTRY_TEXT.requiredFor}
              </th>
              <th scope="col" className="w-col">
                {ENTRY_TEXT.expiry}
              </th>
            </>
          )}
          {hasCodes && (
            <th scope="col" className="w-col">
              {ENTRY_TEXT.code}
            </th>
          )}
          {hasRetired && (
            <th scope="col" className="w-col--wide">
              {ENTRY_TEXT.state}
            </th>
          )}
          {canChange && (
            <th scope="col" className="grid__acts">
              <span className="vh">{ENTRY_TEXT.acts}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const { entry, level } = row;
          return (
            <tr key={entry.id} className={entry.retiredOn === null ? undefined : 'is-off'}>
              <th scope="row" title={entry.name}>
                <span className={`entries__name entries__name--${level}`}>
                  {level > 1 && <span className="vh">{ENTRY_TEXT.levelOf(toPersianDigits(level))} </span>}
                  {entry.name}
                </span>
              </th>
              {list === 'place' && (
                <td>
                  <OrNone>{entry.details.placeLevel && PLACE_LEVEL_WORDS[entry.details.placeLevel]}</OrNone>
                </td>
              )}
              {list === 'document_type' && (
                <>
                  <td>{requiredText(entry)}</td>
                  <td>
                    <OrNone>{entry.details.canExpire === true ? ENTRY_TEXT.expires : null}</OrNone>
                  </td>
                </>
              )}
              {hasCodes && <td>{entry.code === null ? <OrNone>{null}</OrNone> : <Num>{entry.code}</Num>}</td>}
              {hasRetired && (
                <td>
                  {entry.retiredOn !== null && (
                    <span className="state state--idle">
                      <Archive className="icon" aria-hidden="true" />
                      <span>
                        {ENTRY_TEXT.retiredOn} <Day on={entry.retiredOn} />
                      </span>
                    </span>
                  )}
                </td>
              )}
              {canChange && (
                <td className="grid__acts">
                  <Menu
                    label={ENTRY_TEXT.actsOf(entry.name)}
                    look="quiet"
                    small
                    isRow
                    items={actsOf(row, onOpen)}
                  />
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function requiredText({ details }: ListEntry): string {
  const kinds = details.requiredFor ?? [];
  return kinds.length === 0
    ? ENTRY_TEXT.requiredForNone
    : kinds.map((kind) => NGO_KIND_WORDS[kind]).join('، ');
}

function actsOf(row: TreeRow, onOpen: (open: Open) => void): readonly MenuItem[] {
  const { entry, level } = row;
  const isRetired = entry.retiredOn !== null;
  const retire: MenuItem = {
    key: 'retire',
    label: isRetired ? ENTRY_TEXT.restore : ENTRY_TEXT.retire,
    icon: isRetired ? ArchiveRestore : Archive,
    onChoose: () => onOpen({ dialog: 'retire', row }),
  };
  if (isRetired) return [retire];
  const change: MenuItem = {
    key: 'change',
    label: ENTRY_TEXT.change,
    icon: Pencil,
    onChoose: () => onOpen({ dialog: 'change', row }),
  };
  const addUnder: MenuItem = {
    key: 'add',
    label: ENTRY_TEXT.addUnder,
    icon: Plus,
    onChoose: () => onOpen({ dialog: 'add', parent: row }),
  };
  return level < LEVELS[entry.list] ? [change, addUnder, retire] : [change, retire];
}
