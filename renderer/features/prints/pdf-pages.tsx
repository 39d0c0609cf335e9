import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { type PageSize, sizeOf, textOf } from './pdf-file.ts';
import { PRINT_TEXT } from './text.fa.ts';

/** Pixels between two pages. */
const GAP = 16;
const A4: PageSize = { width: 595.28, height: 841.89 };

interface PdfPagesProps {
  readonly pdf: PDFDocumentProxy;
  /** Pixels for each point of the paper. */
  readonly scale: number;
  readonly onPage: (page: number) => void;
  /** How wide a page may become without scrolling sideways, in pixels, and the first page's width in points. */
  readonly onMeasured: (room: number, width: number) => void;
}

/** The pages under each other; only those in sight are drawn. */
export function PdfPages({ pdf, scale, onPage, onMeasured }: PdfPagesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map());
  const sizeAt = (index: number) => sizes.get(index) ?? sizes.get(0) ?? A4;
  const pages = useVirtualizer({
    count: pdf.numPages,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizeAt(index).height * scale + GAP,
    paddingStart: GAP,
    overscan: 1,
    onChange: ({ scrollOffset, scrollRect, range }) => {
      if (range === null) return;
      const middle = (scrollOffset ?? 0) + (scrollRect?.height ?? 0) / 2;
      const at = pages.getVirtualItemForOffset(middle)?.index ?? range.startIndex;
      onPage(at + 1);
    },
  });

  useEffect(() => pages.measure(), [pages, scale, sizes]);

  const first = sizes.get(0);
  useEffect(() => {
    const room = scroller.current?.clientWidth;
    if (room !== undefined && first !== undefined) onMeasured(room - 2 * GAP, first.width);
  }, [first, onMeasured]);

  return (
    <div className="paper__pages" ref={scroller} tabIndex={0} role="region" aria-label={PRINT_TEXT.pages}>
      <div className="paper__roll" style={{ blockSize: pages.getTotalSize() }}>
        {pages.getVirtualItems().map(({ index, start }) => (
          <PdfPage
            key={index}
            pdf={pdf}
            index={index}
            scale={scale}
            offset={start}
            size={sizeAt(index)}
            onSize={(size) =>
              setSizes((known) => (known.has(index) ? known : new Map(known).set(index, size)))
            }
          />
        ))}
      </div>
    </div>
  );
}

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly index: number;
  readonly scale: number;
  readonly offset: number;
  readonly size: PageSize;
  readonly onSize: (size: PageSize) => void;
}

function PdfPage({ pdf, index, scale, offset, size, onSize }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  const tellSize = useRef(onSize);
  useEffect(() => {
    tellSize.current = onSize;
  });

  useEffect(() => {
    let isGone = false;
    let cancel = () => {};
    async function draw() {
      const page = await pdf.getPage(index + 1);
      if (isGone) return;
      tellSize.current(sizeOf(page));
      const target = canvas.current;
      const canvasContext = target?.getContext('2d');
      if (!target || !canvasContext) return;
      const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = page.render({ canvasContext, viewport });
      cancel = () => task.cancel();
      await task.promise;
    }
    draw().catch((failure: unknown) => {
      // A page that is scrolled away or zoomed is given up in the middle of drawing.
      if (!isGone) throw failure;
    });
    return () => {
      isGone = true;
      cancel();
    };
  }, [pdf, index, scale]);

  useEffect(() => {
    let isGone = false;
    void pdf
      .getPage(index + 1)
      .then(textOf)
      .then((found) => {
        if (!isGone) setText(found);
      });
    return () => {
      isGone = true;
    };
  }, [pdf, index]);

  return (
    <section
      className="paper__page"
      aria-label={PRINT_TEXT.pageOf(index + 1, pdf.numPages)}
      style={{
        insetBlockStart: offset,
        inlineSize: size.width * scale,
        blockSize: size.height * scale,
      }}
    >
      {/* Each glyph is put at its place from the left: the page around it reads from the right. */}
      <canvas ref={canvas} dir="ltr" aria-hidden="true" />
      <div className="vh paper__text">{text}</div>
    </section>
  );
}
