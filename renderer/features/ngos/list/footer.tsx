import { Copy, Download, Pencil, Printer } from 'lucide-react';
import { Button } from '../../../kit/button.tsx';
import { shortcutTitle } from '../../../kit/shortcut.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { LIST_TEXT } from '../list-text.fa.ts';

interface FooterProps {
  readonly selected: number;
  readonly total: number;
  readonly sight: { readonly from: number; readonly until: number };
  readonly onSelectAll: () => void;
  readonly onChangeField: () => void;
  readonly onPrint: () => void;
  readonly onExport: () => void;
  readonly onCopy: () => void;
  readonly onClear: () => void;
}

/** Where one is in the list; with ticked rows, in the same place, what can be done with them. */
export function Footer({
  selected,
  total,
  sight,
  onSelectAll,
  onChangeField,
  onPrint,
  onExport,
  onCopy,
  onClear,
}: FooterProps) {
  const { can } = useMyself();
  const range = `${LIST_TEXT.range(sight.from + 1, sight.until + 1)} ${LIST_TEXT.ofTotal(total)}`;
  if (selected === 0) {
    return (
      <div className="grid-foot">
        <span>{LIST_TEXT.keysHint}</span>
        <span className="push" aria-live="off">
          {range}
        </span>
      </div>
    );
  }
  return (
    <div className="bulk" role="toolbar" aria-label={LIST_TEXT.bulk}>
      <b role="status">{LIST_TEXT.selected(selected)}</b>
      {can('ngo.write') && (
        <Button small icon={Pencil} onClick={onChangeField}>
          {LIST_TEXT.changeField}
        </Button>
      )}
      {can('ngo.print') && (
        <Button small icon={Printer} onClick={onPrint}>
          {LIST_TEXT.printSelected}
        </Button>
      )}
      {can('ngo.export') && (
        <Button small icon={Download} onClick={onExport}>
          {LIST_TEXT.exportSelected}
        </Button>
      )}
      {can('ngo.export') && (
        <Button small icon={Copy} onClick={onCopy} title={shortcutTitle('rowCopy')}>
          {LIST_TEXT.copy}
        </Button>
      )}
      {selected < total && (
        <Button look="act" small onClick={onSelectAll} title={shortcutTitle('rowTickAll')}>
          {LIST_TEXT.selectWhole(total)}
        </Button>
      )}
      <Button look="act" small onClick={onClear} title="Esc">
        {LIST_TEXT.clearSelection}
      </Button>
      <span className="total push">{range}</span>
    </div>
  );
}
