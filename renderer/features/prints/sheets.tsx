import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { pictureOf, sizeOf } from './pdf-file.ts';

/** One side of paper for the printer. */
export interface Sheet {
  readonly address: string;
  readonly isWide: boolean;
}

/** Draws every page for the printer, one after the other; undefined when it was stopped. */
export async function sheetsOf(
  pdf: PDFDocumentProxy,
  onPage: (done: number) => void,
  signal: AbortSignal,
): Promise<readonly Sheet[] | undefined> {
  const sheets: Sheet[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (signal.aborted) {
      putAway(sheets);
      return undefined;
    }
    const page = await pdf.getPage(number);
    const { width, height } = sizeOf(page);
    sheets.push({ address: await pictureOf(page), isWide: width > height });
    onPage(number);
  }
  return sheets;
}

export function putAway(sheets: readonly Sheet[]): void {
  for (const { address } of sheets) URL.revokeObjectURL(address);
}

/**
 * Hands the sheets to the system's printer. While they stand in the page they are all that is printed;
 * the paper has its own margins, so the printer adds none.
 */
export function PrintedSheets({
  sheets,
  onDone,
}: {
  readonly sheets: readonly Sheet[];
  readonly onDone: () => void;
}) {
  const whole = useRef<HTMLDivElement>(null);
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    let isGone = false;
    const finished = () => done.current();
    async function print() {
      const pictures = [...(whole.current?.querySelectorAll('img') ?? [])];
      await Promise.all(pictures.map((picture) => picture.decode()));
      if (isGone) return;
      window.addEventListener('afterprint', finished, { once: true });
      window.print();
    }
    void print();
    return () => {
      isGone = true;
      window.removeEventListener('afterprint', finished);
    };
  }, []);
  return createPortal(
    <div className="sheets" ref={whole} aria-hidden="true">
      {sheets.map(({ address, isWide }) => (
        <div key={address} className={isWide ? 'sheet sheet--wide' : 'sheet'}>
          <img src={address} alt="" />
        </div>
      ))}
    </div>,
    document.body,
  );
}
