import { CircleCheck, CircleDashed, CircleX, LockKeyhole, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { z } from 'zod';
import type { BackupItem } from '../../../shared/features/backups/contract.ts';
import { At } from '../../kit/at.tsx';
import { Button } from '../../kit/button.tsx';
import { Cols } from '../../kit/long-table.tsx';
import { OrNone } from '../../kit/persian.tsx';
import { DRILL_TEXT, PREVIEW_TEXT } from './restore-text.fa.ts';
import { BACKUP_TEXT } from './text.fa.ts';
import { PLACE_WORDS, REASON_WORDS, STATE_WORDS, momentWords, sizeWords } from './words.fa.ts';

export type Item = z.output<typeof BackupItem>;

const STATES: Readonly<Record<Item['state'], readonly [tone: string, icon: LucideIcon]>> = {
  whole: ['ok', CircleCheck],
  unchecked: ['idle', CircleDashed],
  damaged: ['bad', CircleX],
  newer: ['warn', TriangleAlert],
  incomplete: ['warn', TriangleAlert],
};

interface BackupsTableProps {
  readonly items: readonly Item[];
  readonly isBusy: boolean;
  readonly onPreview: (item: Item) => void;
  readonly onDrill: (item: Item) => void;
}

/** Both sets, the newest first; each row a step from what it holds. */
export function BackupsTable({ items, isBusy, onPreview, onDrill }: BackupsTableProps) {
  return (
    <table className="grid backups">
      <Cols widths={[156, 116, 86, 96, 80, 142, 126, null]} />
      <thead>
        <tr>
          {BACKUP_TEXT.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row
            key={`${item.place}/${item.name}`}
            item={item}
            isBusy={isBusy}
            onPreview={onPreview}
            onDrill={onDrill}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Omit<BackupsTableProps, 'items'> {
  readonly item: Item;
}

function Row({ item, isBusy, onPreview, onDrill }: RowProps) {
  const { place, name, madeAt, reason, size, isEncrypted, verifiedAt, state } = item;
  const [tone, Icon] = STATES[state];
  const moment = momentWords(madeAt);
  return (
    <tr>
      <th scope="row" className="num" title={name}>
        <At at={madeAt} />
      </th>
      <td>{REASON_WORDS[reason]}</td>
      <td>{PLACE_WORDS[place]}</td>
      <td className="num">{sizeWords(size)}</td>
      <td>
        {isEncrypted ? (
          <span className="state">
            <LockKeyhole className="icon" aria-hidden="true" />
            <span>{BACKUP_TEXT.hasPassphrase}</span>
          </span>
        ) : (
          <span className="none">{BACKUP_TEXT.noPassphrase}</span>
        )}
      </td>
      <td className="num">{verifiedAt === null ? <OrNone>{null}</OrNone> : <At at={verifiedAt} />}</td>
      <td>
        <span className={`state state--${tone}`}>
          <Icon className="icon" aria-hidden="true" />
          <span>{STATE_WORDS[state]}</span>
        </span>
      </td>
      <td className="backups__acts">
        <Button
          look="act"
          small
          disabled={isBusy}
          aria-label={`${PREVIEW_TEXT.preview} ${moment}…`}
          onClick={() => onPreview(item)}
        >
          {BACKUP_TEXT.preview}
        </Button>
        <Button
          look="act"
          small
          disabled={isBusy}
          aria-label={`${DRILL_TEXT.with} ${moment}…`}
          onClick={() => onDrill(item)}
        >
          {BACKUP_TEXT.drillShort}
        </Button>
      </td>
    </tr>
  );
}
