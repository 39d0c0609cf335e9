import { Download, FileUp, Plus, Printer } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import { windowsOn } from '../../../shared/features/settings/rules.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { PageHead } from '../../kit/page.tsx';
import { Failure, Ghost } from '../../kit/states.tsx';
import { failureNotice, useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { ExportListDialog } from '../prints/export-list-dialog.tsx';
import { PrintListDialog } from '../prints/print-list-dialog.tsx';
import { BULK_TEXT, LIST_TEXT } from './list-text.fa.ts';
import { BulkDialog, MOST_TOGETHER } from './list/bulk-dialog.tsx';
import { ColumnsMenu } from './list/columns-menu.tsx';
import { useColumns } from './list/columns.ts';
import { cellsToCopy, putIntoClipboard } from './list/copy.ts';
import { describe } from './list/describe.ts';
import { EmptyRegister, NoHits } from './list/empties.tsx';
import { FilterBar, SearchBox } from './list/filters.tsx';
import { Footer } from './list/footer.tsx';
import { Grid, type GridPlace } from './list/grid.tsx';
import { usePlace } from './list/place.ts';
import { EMPTY_QUERY, isSame, narrowingOf } from './list/query.ts';
import { useFirstPage, useWholeList } from './list/rows.ts';
import { FilterTabs, SaveFilter } from './list/saved-filters.tsx';
import { NOTHING_SELECTED, type Selection, selectAll, selectUpTo, toggle } from './list/selection.ts';
import { tabOf, useTabs } from './list/tabs.ts';
import { rememberSteps } from './steps.ts';

type Dialog = 'save' | 'bulk' | 'print' | 'export';

const TOP: GridPlace = { cursor: 0, top: 0 };

/** The register: found, narrowed, ordered, ticked, and from there opened, printed and changed. */
export function NgoListPage() {
  const { can, today } = useMyself();
  const { tell } = useNotices();
  const navigate = useNavigate();
  const location = useLocation();
  const place = usePlace(today);
  const { query, sort, filter, address, go, order } = place;
  const list = { filter, sort };
  // The rows first: whoever opens the list must not wait for the figures on its tabs.
  const first = useFirstPage(list);
  const { tabs, counts, everything } = useTabs(today, first.data !== undefined);
  const entries = useAsk(['settings.listEntries'], (office) => office.settings.listEntries({})).data ?? [];
  const parameters = useAsk(['settings.listParameters'], (office) => office.settings.listParameters({}));
  const { readIds, readRows } = useWholeList(list);
  const { columns, offered, choose } = useColumns();

  // Ticks belong to the list in which they were set: what is no longer in it must not be changed with it.
  const filterKey = JSON.stringify(filter);
  const [ticks, setTicks] = useState({ filterKey, selection: NOTHING_SELECTED });
  const selection = ticks.filterKey === filterKey ? ticks.selection : NOTHING_SELECTED;
  // The palette leads here to print or to export.
  const asked = dialogIn(location.state);
  const [chosen, setDialog] = useState<Dialog | null>(null);
  const dialog = chosen ?? asked;
  const [sight, setSight] = useState({ from: 0, until: 0 });
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  // What is still being typed when a record is opened must not call the list back.
  const isLeaving = useRef(false);
  useShortcuts({ listSearch: () => search.current?.focus() });

  const tab = tabOf(query, tabs);
  const total = first.isPlaceholderData ? undefined : first.data?.total;
  const isFiltered = query.text !== '' || narrowingOf(query).length > 0;
  const told = describe(query, narrowingOf(query), entries, today);
  const own = told.filter(({ key }) => tab === undefined || !isSame(query, tab.query, key));
  const named = tab === undefined || narrowingOf(tab.query).length === 0 ? [] : [tab.name];
  const suggested = [...named, ...own.map(({ name, value }) => `${name}: ${value}`)].join(LIST_TEXT.between);

  const complain = useCallback(
    (failure: unknown) => tell({ tone: 'bad', ...failureNotice(failure) }),
    [tell],
  );
  function setSelection(next: Selection | ((before: Selection) => Selection)) {
    setTicks((before) => {
      const own = before.filterKey === filterKey ? before.selection : NOTHING_SELECTED;
      return { filterKey, selection: typeof next === 'function' ? next(own) : next };
    });
  }

  function closeDialog() {
    setDialog(null);
    // Coming back to this place must not ask again.
    if (asked !== null) void navigate({ search: location.search }, { replace: true });
  }

  function select(id: NgoId, _index: number, isRange: boolean) {
    if (!isRange) setSelection((before) => toggle(before, id));
    else readIds().then((ids) => setSelection((before) => selectUpTo(before, id, ids)), complain);
  }

  function selectWhole() {
    if (total !== undefined && selection.ids.size >= total) setSelection(NOTHING_SELECTED);
    else readIds().then((ids) => setSelection(selectAll(ids)), complain);
  }

  async function open(id: NgoId, at: GridPlace) {
    isLeaving.current = true;
    try {
      const ids = await readIds();
      const filterName =
        query.text === '' ? (tab?.name ?? LIST_TEXT.title) : LIST_TEXT.soughtText(query.text);
      rememberSteps({ filterName: toPersianDigits(filterName), backTo: `/ngos?${address}`, ids });
    } catch (failure) {
      complain(failure);
    }
    // The place one leaves is written into it, for coming back.
    await navigate({ search: location.search }, { replace: true, state: at });
    await navigate(`/ngos/${id}`);
  }

  async function copy() {
    if (columns === null || selection.ids.size === 0) return;
    try {
      const rows = await readRows(selection.ids);
      if (putIntoClipboard(cellsToCopy(rows, columns))) {
        tell({ tone: 'ok', title: LIST_TEXT.copied(rows.length), text: LIST_TEXT.copiedText });
      } else tell({ tone: 'bad', title: LIST_TEXT.copyFailed, text: LIST_TEXT.copyFailedText });
    } catch (failure) {
      complain(failure);
    }
  }

  function changeField() {
    if (selection.ids.size > MOST_TOGETHER) {
      tell({ tone: 'warn', title: LIST_TEXT.changeField, text: BULK_TEXT.tooMany(MOST_TOGETHER) });
    } else setDialog('bulk');
  }

  const isEmptyRegister = everything === 0 && total === 0;
  const ticked = selection.ids.size === 0 ? null : [...selection.ids];
  const forPaper = {
    ...list,
    ngoIds: ticked,
    total: ticked?.length ?? total ?? 0,
    columns: columns ?? [],
    onClose: closeDialog,
  };

  return (
    <>
      {/* An empty register has its acts below, where it teaches the first step. */}
      <PageHead title={LIST_TEXT.title}>
        {can('ngo.import') && !isEmptyRegister && (
          <ButtonLink to="/imports/new" look="quiet" icon={FileUp}>
            {LIST_TEXT.import}
          </ButtonLink>
        )}
        {can('ngo.export') && !isEmptyRegister && (
          <Button look="quiet" icon={Download} onClick={() => setDialog('export')}>
            {LIST_TEXT.export}
          </Button>
        )}
        {can('ngo.print') && !isEmptyRegister && (
          <Button look="quiet" icon={Printer} onClick={() => setDialog('print')}>
            {LIST_TEXT.print}
          </Button>
        )}
        {can('ngo.write') && !isEmptyRegister && (
          <ButtonLink to="/ngos/new" look="primary" icon={Plus}>
            {LIST_TEXT.register}
          </ButtonLink>
        )}
      </PageHead>
      {isEmptyRegister && !isFiltered ? (
        <EmptyRegister />
      ) : (
        <>
          <FilterTabs tabs={tabs} counts={counts} current={tab} sort={sort} onGo={go} />
          <div className="filters">
            <SearchBox
              box={search}
              text={query.text}
              onSearch={(text) => {
                if (!isLeaving.current) go({ ...query, text }, 'replace');
              }}
              onLeave={() => table.current?.focus()}
            />
            <FilterBar
              {...{ query, tab, entries, today, total }}
              windows={windowsOn(parameters.data ?? [], today)}
              onGo={go}
              onSave={() => setDialog('save')}
            />
            {columns !== null && <ColumnsMenu {...{ columns, offered }} onChoose={choose} />}
          </div>
          {first.isError && <Failure failure={first.error} onRetry={() => void first.refetch()} />}
          {(first.data === undefined || columns === null) && !first.isError && (
            <Ghost rows={12} columns={8} />
          )}
          {total === 0 && <NoHits text={query.text} filters={told} onRemove={() => go(EMPTY_QUERY)} />}
          {first.data !== undefined && columns !== null && total !== 0 && (
            <>
              <Grid
                // Another list begins at its top, except where one comes back to it.
                key={address}
                {...{ list, columns, selection, table }}
                first={first.data}
                start={placeIn(location.state)}
                onOrder={order}
                onToggle={select}
                onSelectAll={selectWhole}
                onClear={() => setSelection(NOTHING_SELECTED)}
                onCopy={() => void copy()}
                onOpen={(id, at) => void open(id, at)}
                onSight={setSight}
              />
              <Footer
                selected={selection.ids.size}
                total={first.data.total}
                sight={sight}
                onSelectAll={selectWhole}
                onChangeField={changeField}
                onPrint={() => setDialog('print')}
                onExport={() => setDialog('export')}
                onCopy={() => void copy()}
                onClear={() => setSelection(NOTHING_SELECTED)}
              />
            </>
          )}
        </>
      )}
      {dialog === 'save' && <SaveFilter query={query} suggested={suggested} onClose={closeDialog} />}
      {dialog === 'bulk' && ticked !== null && (
        <BulkDialog ngoIds={ticked} entries={entries} onClose={closeDialog} />
      )}
      {dialog === 'print' && <PrintListDialog {...forPaper} />}
      {dialog === 'export' && <ExportListDialog {...forPaper} />}
    </>
  );
}

/** Where one left this list, from the history's own entry. */
function placeIn(state: unknown): GridPlace {
  if (typeof state !== 'object' || state === null || !('cursor' in state) || !('top' in state)) return TOP;
  const { cursor, top } = state;
  return typeof cursor === 'number' && typeof top === 'number' ? { cursor, top } : TOP;
}

function dialogIn(state: unknown): 'print' | 'export' | null {
  if (typeof state !== 'object' || state === null || !('open' in state)) return null;
  return state.open === 'print' || state.open === 'export' ? state.open : null;
}
