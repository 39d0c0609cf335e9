import type { Letterhead, Paper, Sides } from './paper.ts';
import { PAPER_TEXT } from './text.fa.ts';

/** From the paper's edge to what is printed, in points. */
export const MARGIN = 36;

export const BLACK = '#000000';
export const HAIRLINE = '#8a8a8a';

/** A node of pdfmake's own document description. */
export type Node = Readonly<Record<string, unknown>>;

/** A picture inside the document itself. */
export function dataUrl({ mediaType, bytes }: NonNullable<Letterhead['logo']>): string {
  return `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** Nodes side by side, the first at the right; widths in points. */
export function fromTheRight(
  nodes: readonly Node[],
  widths: readonly number[],
  margin: readonly number[] = NONE,
): Node {
  const columns = nodes.map((node, index) => ({ ...node, width: widths[index] }));
  return { columns: columns.reverse(), columnGap: 0, margin };
}

const NONE = [0, 0, 0, 0] as const;

/** One text at the right end of a line, another at its left end. */
export function sides({ right, left }: Sides, width: number, style: Node, margin: readonly number[]): Node {
  // The longer side gets the room it needs.
  const share = Math.min(0.8, Math.max(0.2, right.length / Math.max(1, right.length + left.length)));
  return fromTheRight(
    [
      { text: right, ...style },
      { text: left, ...style, alignment: 'left' },
    ],
    [width * share, width * (1 - share)],
    margin,
  );
}

function rule(width: number, y: number, thickness: number): Node {
  return {
    canvas: [{ type: 'line', x1: 0, y1: y, x2: width, y2: y, lineWidth: thickness, lineColor: BLACK }],
  };
}

/** Emblem and office at the right, the title in the middle, date and number at the left. */
export function letterhead({ logo, lines, date }: Letterhead, title: string, width: number): Node {
  const emblem = logo === null ? [] : [{ image: 'logo', fit: [46, 46], alignment: 'right' }];
  const office = {
    stack: lines.map((text, index) => ({ text, bold: index === lines.length - 1, lineHeight: 0.95 })),
    margin: [0, 0, logo === null ? 0 : 8, 0],
  };
  const side = Math.min(210, width * 0.3);
  const nodes = [...emblem, office, middle(title), reference(date)];
  const widths = [...(logo === null ? [side] : [52, side - 52]), width - side - 130, 130];
  return { stack: [fromTheRight(nodes, widths), rule(width, 6, 0.9)], margin: [0, -14, 0, 6] };
}

function middle(title: string): Node {
  return {
    stack: [
      { text: PAPER_TEXT.inHisName, alignment: 'center' },
      { text: title, alignment: 'center', bold: true, fontSize: 12.5, margin: [8, 2, 8, 0] },
    ],
  };
}

/** The number is the secretariat's to fill in. */
function reference(date: string): Node {
  const line = (name: string, value: Node) => fromTheRight([{ text: name }, value], [40, 82], [8, 0, 0, 2]);
  return {
    stack: [
      line(PAPER_TEXT.date, { text: date }),
      line(PAPER_TEXT.number, {
        canvas: [
          {
            type: 'line',
            x1: 0,
            y1: 11,
            x2: 82,
            y2: 11,
            lineWidth: 0.5,
            dash: { length: 1 },
            lineColor: HAIRLINE,
          },
        ],
      }),
      line(PAPER_TEXT.attachment, { text: PAPER_TEXT.noAttachment }),
    ],
  };
}

/** Above every page: the mark of a sample, and from the second page on what paper it belongs to. */
export function header({ running, sampleMark }: Paper, page: number, width: number): Node {
  const mark =
    sampleMark === null
      ? []
      : [{ text: sampleMark, alignment: 'center', bold: true, fontSize: 9, margin: [MARGIN, 8, MARGIN, 0] }];
  if (page === 1) return { stack: mark };
  const top = sampleMark === null ? 22 : 8;
  return { stack: [...mark, sides(running, width, { fontSize: 8.5, bold: true }, [MARGIN, top, MARGIN, 0])] };
}

/** Under every page: number of the print, page, trail. */
export function footer({ foot }: Paper, page: number, pages: number, width: number): Node {
  const small = { fontSize: 7.5 };
  const middleWidth = 90;
  const side = (width - middleWidth) / 2;
  return {
    stack: [
      rule(width, 0, 0.5),
      fromTheRight(
        [
          { text: foot.right, ...small },
          { text: PAPER_TEXT.pageOf(page, pages), alignment: 'center', bold: true, fontSize: 8 },
          { text: foot.left, ...small, alignment: 'left' },
        ],
        [side, middleWidth, side],
        [0, 4, 0, 0],
      ),
    ],
    margin: [MARGIN, 8, MARGIN, 0],
  };
}
