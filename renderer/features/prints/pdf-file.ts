import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { pageText } from './page-text.ts';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/**
 * Opens a PDF for showing. The reader is fetched with the first paper only, works in a thread of its own
 * and never turns text of a file into code. Rejects when the bytes are no PDF or are locked.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdf.GlobalWorkerOptions.workerSrc = workerAddress;
  // The thread takes the bytes away from the page, which still wants to save them.
  return pdf.getDocument({ data: Uint8Array.from(bytes), isEvalSupported: false }).promise;
}

/** Width and height of a page in points, 72 to the inch. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

export function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height };
}

/** The text of a page in reading order, for those who do not see it. */
export async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return pageText(
    items.flatMap((item) => {
      if (!('str' in item)) return [];
      const [, , , , x, y] = item.transform as readonly number[];
      return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size: item.height }];
    }),
  );
}

/** Three dots of paper for each point are 216 to the inch: sharp letters on an office printer. */
const PRINT_SCALE = 3;

/** A page as a picture for the printer: an address that the caller revokes. */
export async function pictureOf(page: PDFPageProxy): Promise<string> {
  const viewport = page.getViewport({ scale: PRINT_SCALE });
  const canvas = document.createElement('canvas');
  // Each glyph is put at its place from the left: the page around it reads from the right.
  canvas.dir = 'ltr';
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  const canvasContext = canvas.getContext('2d');
  if (canvasContext === null) throw new Error('No canvas to draw on');
  await page.render({ canvasContext, viewport, intent: 'print' }).promise;
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  // The canvas' memory is given back at once; hundreds of pages would otherwise wait for the collector.
  canvas.width = 0;
  canvas.height = 0;
  if (blob === null) throw new Error('The page gave no picture');
  return URL.createObjectURL(blob);
}
