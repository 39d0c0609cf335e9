import { useQueryClient } from '@tanstack/react-query';
import { Download, Maximize2, Printer, ZoomIn, ZoomOut } from 'lucide-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { numbered } from '../../../shared/errors/said.fa.ts';
import type { Result } from '../../../shared/kit/result.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Sentence } from '../../kit/sentence.tsx';
import { Failure } from '../../kit/states.tsx';
import { KIT_TEXT } from '../../kit/text.fa.ts';
import { Refused, failureNotice } from '../../shell/asking.ts';
import { useConnection } from '../../shell/office.tsx';
import { shortcutIn } from '../../shell/shortcut-table.ts';
import { openPdf } from './pdf-file.ts';
import { PdfPages } from './pdf-pages.tsx';
import { PrintedSheets, type Sheet, putAway, sheetsOf } from './sheets.tsx';
import { PRINT_ERRORS, PRINT_TEXT } from './text.fa.ts';

/** A file the office made or keeps, with the number it has in the register of prints. */
export interface Paper {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly number?: string;
}

interface PaperPreviewProps {
  readonly title: string;
  /** Called once: what is previewed is what is printed, and a print has its number from then on. */
  readonly make: () => Promise<Result<Paper, string>>;
  /** Sentences for the errors of `make`; those of printing unless others are given. */
  readonly errors?: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

type Shown =
  | { readonly state: 'making' }
  | { readonly state: 'failed'; readonly failure: unknown }
  | { readonly state: 'refused'; readonly sentence: string }
  | { readonly state: 'pdf'; readonly paper: Paper; readonly pdf: PDFDocumentProxy }
  | { readonly state: 'picture'; readonly paper: Paper; readonly address: string }
  | { readonly state: 'file'; readonly paper: Paper };

const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);

async function shown(paper: Paper): Promise<Shown> {
  if (PICTURES.has(paper.mediaType)) {
    const blob = new Blob([Uint8Array.from(paper.bytes)], { type: paper.mediaType });
    return { state: 'picture', paper, address: URL.createObjectURL(blob) };
  }
  if (paper.mediaType !== 'application/pdf') return { state: 'file', paper };
  // A locked or broken PDF can still be saved and opened by another program.
  const pdf = await openPdf(paper.bytes).catch(() => null);
  return pdf === null ? { state: 'file', paper } : { state: 'pdf', paper, pdf };
}

/** Pixels for each point at «۱۰۰ درصد», as CSS reckons. */
const WHOLE = 96 / 72;
const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];

/** A paper inside the application, from there to the printer or into a file. */
export function PaperPreview({ title, make, errors = PRINT_ERRORS, onClose }: PaperPreviewProps) {
  const { host } = useConnection();
  const { tell } = useNotices();
  const queries = useQueryClient();
  const [view, setView] = useState<Shown>({ state: 'making' });
  const [zoom, setZoom] = useState<number | null>(null);
  const [fit, setFit] = useState(1);
  const [page, setPage] = useState(1);
  const [isSaved, setSaved] = useState(false);
  const [drawn, setDrawn] = useState<number | null>(null);
  const [sheets, setSheets] = useState<readonly Sheet[] | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const made = useRef<Promise<Shown> | null>(null);

  useEffect(() => {
    let isGone = false;
    async function ask(): Promise<Shown> {
      try {
        const result = await make();
        if (result.ok) {
          void queries.invalidateQueries({ queryKey: ['prints.listPrints'] });
          return await shown(result.value);
        }
        const sentence = errors[result.error];
        if (sentence !== undefined) return { state: 'refused', sentence: numbered(sentence, result.error) };
        return { state: 'failed', failure: new Refused(result.error) };
      } catch (failure) {
        return { state: 'failed', failure };
      }
    }
    // Once only, however often the component is shown: each paper takes a number of the register.
    made.current ??= ask();
    void made.current.then((next) => {
      if (!isGone) setView(next);
    });
    return () => {
      isGone = true;
    };
    // The paper belongs to the opening of this window, not to later properties.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(
    () => () => {
      stopping.current?.abort();
      if (view.state === 'pdf') void view.pdf.loadingTask.destroy();
      if (view.state === 'picture') URL.revokeObjectURL(view.address);
    },
    [view],
  );

  const measured = useCallback((room: number, width: number) => {
    setFit(Math.min(Math.max(room / (width * WHOLE), 0.3), 1.5));
  }, []);

  async function save(paper: Paper) {
    try {
      const outcome = await host.saveFile({
        name: paper.fileName,
        mediaType: paper.mediaType,
        bytes: paper.bytes,
      });
      setSaved(outcome === 'saved');
    } catch (failure) {
      tell({ tone: 'bad', ...failureNotice(failure) });
    }
  }

  async function print() {
    if (sheets !== null || drawn !== null) return;
    if (view.state === 'picture') {
      setSheets([{ address: view.address, isWide: false }]);
      return;
    }
    if (view.state !== 'pdf') return;
    stopping.current = new AbortController();
    setDrawn(0);
    const pages = await sheetsOf(view.pdf, setDrawn, stopping.current.signal);
    setDrawn(null);
    if (pages !== undefined) setSheets(pages);
  }

  function pressed(event: KeyboardEvent) {
    const name = shortcutIn('paper', event);
    if (name === undefined) return;
    const acts: Readonly<Record<typeof name, () => void>> = {
      paperPrint: () => void print(),
      paperLarger: () => step(1),
      paperSmaller: () => step(-1),
    };
    acts[name]();
    event.preventDefault();
  }

  const factor = zoom ?? fit;
  function step(by: 1 | -1) {
    const larger = ZOOMS.find((at) => at > factor + 0.01);
    const smaller = ZOOMS.filter((at) => at < factor - 0.01).at(-1);
    setZoom((by === 1 ? larger : smaller) ?? factor);
  }

  const paper = 'paper' in view ? view.paper : null;
  const canPrint = view.state === 'pdf' || view.state === 'picture';
  return (
    <Dialog title={title} onClose={onClose} isWide>
      <div className="paper" onKeyDown={pressed}>
        <div className="paper__bar">
          {paper?.number !== undefined && <span>{PRINT_TEXT.numbered(paper.number)}</span>}
          {view.state === 'pdf' && (
            <>
              <span aria-live="polite">{PRINT_TEXT.pageOf(page, view.pdf.numPages)}</span>
              <span className="paper__zoom">
                <Button
                  look="quiet"
                  small
                  icon={ZoomOut}
                  aria-label={PRINT_TEXT.smaller}
                  onClick={() => step(-1)}
                />
                <span>{PRINT_TEXT.percent(Math.round(factor * 100))}</span>
                <Button
                  look="quiet"
                  small
                  icon={ZoomIn}
                  aria-label={PRINT_TEXT.larger}
                  onClick={() => step(1)}
                />
                <Button look="quiet" small icon={Maximize2} onClick={() => setZoom(null)}>
                  {PRINT_TEXT.fit}
                </Button>
              </span>
            </>
          )}
          {paper && (
            <span className="push paper__acts">
              <span role="status">{isSaved && PRINT_TEXT.savedHere}</span>
              <Button icon={Download} onClick={() => void save(paper)}>
                {PRINT_TEXT.save}
              </Button>
              {canPrint && (
                <Button look="primary" icon={Printer} isBusy={drawn !== null} onClick={() => void print()}>
                  {PRINT_TEXT.print}
                </Button>
              )}
            </span>
          )}
        </div>
        {drawn !== null && view.state === 'pdf' && (
          <div className="paper__busy" role="status">
            <span>{PRINT_TEXT.drawing(drawn, view.pdf.numPages)}</span>
            <Button small onClick={() => stopping.current?.abort()}>
              {KIT_TEXT.stop}
            </Button>
          </div>
        )}
        {view.state === 'making' && (
          <p className="paper__said" role="status">
            {PRINT_TEXT.making}
          </p>
        )}
        {view.state === 'failed' && <Failure failure={view.failure} />}
        {view.state === 'refused' && (
          <p className="paper__said" role="alert">
            <Sentence text={view.sentence} />
          </p>
        )}
        {view.state === 'file' && <p className="paper__said">{PRINT_TEXT.notShown}</p>}
        {view.state === 'picture' && (
          <div className="paper__pages" tabIndex={0} role="region" aria-label={PRINT_TEXT.pages}>
            <img className="paper__picture" src={view.address} alt={title} />
          </div>
        )}
        {view.state === 'pdf' && (
          <PdfPages pdf={view.pdf} scale={factor * WHOLE} onPage={setPage} onMeasured={measured} />
        )}
        {sheets !== null && (
          <PrintedSheets
            sheets={sheets}
            onDone={() => {
              if (view.state === 'pdf') putAway(sheets);
              setSheets(null);
            }}
          />
        )}
      </div>
    </Dialog>
  );
}
