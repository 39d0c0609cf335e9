import { CircleCheck } from 'lucide-react';
import type { z } from 'zod';
import type { Preview } from '../../../shared/features/imports/contract.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import type { OpenedFile } from './session.ts';
import { IMPORT_TEXT } from './text.fa.ts';

interface MappingStripProps {
  readonly opened: OpenedFile;
  readonly preview: z.output<typeof Preview>;
  readonly sheet: number;
  readonly onColumns: () => void;
}

/** Which file it is, and what became of its columns. */
export function MappingStrip({ opened, preview, sheet, onColumns }: MappingStripProps) {
  const { ownHeadings, recognised, headings, counts } = preview;
  const sheetName =
    opened.sheets.length > 1 ? (opened.sheets[sheet]?.name ?? '') : IMPORT_TEXT.sheetNo(sheet);
  const own = ownHeadings.map((heading) => toPersianDigits(heading)).join('، ');
  return (
    <div className="mapping">
      <div className="cut" title={opened.fileName}>
        <b>{opened.fileName.replace(/\.[^.]+$/u, '')}</b>
        {IMPORT_TEXT.rowsIn(sheetName, counts.total)}
      </div>
      <span>
        <CircleCheck className="icon ok" aria-hidden="true" />
        {IMPORT_TEXT.guessed(recognised, headings.length)}
      </span>
      {own !== '' && (
        <div className="cut" title={own}>
          {IMPORT_TEXT.keptColumns(ownHeadings.length)} <b>{own}</b>
        </div>
      )}
      <span className="push">
        <Button look="act" small onClick={onColumns}>
          {IMPORT_TEXT.reviewColumns}
        </Button>
      </span>
    </div>
  );
}
