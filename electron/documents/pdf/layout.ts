import { leftToRight } from '../../../shared/text/direction.ts';
import { type Measure, fitTable } from './column-widths.ts';
import type { Block, Fact, Paper, PaperTable, Signature } from './paper.ts';
import {
  BLACK,
  HAIRLINE,
  MARGIN,
  type Node,
  dataUrl,
  footer,
  fromTheRight,
  header,
  letterhead,
  sides,
} from './page-frame.ts';
import { textOfCell } from './paper.ts';

/** A4 in points. */
const SHORT_SIDE = 595.28;
const LONG_SIDE = 841.89;
const TOP = 48;
const BOTTOM = 46;

/** Where pages may not end. */
export interface Breaks {
  /** So many rows of a list go over to the page of its signatures; 0 where they stand together anyhow. */
  readonly rowsWithClosing: number;
  /** The signatures would stand on a page without a row to be signed. */
  readonly onLonelyClosing: () => void;
}

/** A node once it has its place. */
interface PlacedNode {
  readonly id?: string;
  readonly headlineLevel?: number;
  readonly startPosition: { readonly top: number; readonly pageNumber: number };
}

interface Neighbours {
  readonly getFollowingNodesOnPage: () => readonly PlacedNode[];
  readonly getPreviousNodesOnPage: () => readonly PlacedNode[];
}

const CLOSING = 'closing';

/** Only nodes that began before the page, or that the node itself is part of, come before the first. */
function isFirst({ startPosition }: PlacedNode, previous: readonly PlacedNode[]): boolean {
  const { pageNumber, top } = startPosition;
  return previous.every((one) => one.startPosition.pageNumber < pageNumber || one.startPosition.top >= top);
}

/** What follows the last node of a page is its head, above it, or its foot. */
function isLast(node: PlacedNode, next: PlacedNode | undefined): boolean {
  return next === undefined || next.startPosition.top <= node.startPosition.top;
}

/** A paper in pdfmake's own description. Everything side by side is turned around here and nowhere else. */
export function definitionOf(paper: Paper, measure: Measure, breaks: Breaks): Node {
  const width = (paper.isLandscape ? LONG_SIDE : SHORT_SIDE) - 2 * MARGIN;
  const { logo } = paper.letterhead;
  return {
    pageSize: 'A4',
    pageOrientation: paper.isLandscape ? 'landscape' : 'portrait',
    pageMargins: [MARGIN, TOP, MARGIN, BOTTOM],
    defaultStyle: { font: 'Vazirmatn', fontSize: 9, alignment: 'right', color: BLACK },
    language: 'fa-IR',
    displayTitle: true,
    info: { title: paper.title, creator: 'Daftar', producer: 'Daftar' },
    images: logo === null ? {} : { logo: dataUrl(logo) },
    header: (page: number) => header(paper, page, width),
    footer: (page: number, pages: number) => footer(paper, page, pages, width),
    pageBreakBefore: (node: PlacedNode, { getFollowingNodesOnPage, getPreviousNodesOnPage }: Neighbours) => {
      if (node.id === CLOSING && isFirst(node, getPreviousNodesOnPage())) breaks.onLonelyClosing();
      return node.headlineLevel === 1 && isLast(node, getFollowingNodesOnPage()[0]);
    },
    content: [
      letterhead(paper.letterhead, paper.title, width),
      ...paper.blocks.map((block) => blockNode(block, width, measure, breaks.rowsWithClosing)),
    ],
  };
}

function blockNode(block: Block, width: number, measure: Measure, rowsWithClosing: number): Node {
  switch (block.kind) {
    case 'scope':
      return sides(block, width, { fontSize: 8.5 }, [0, 0, 0, 6]);
    case 'heading':
      return { text: block.text, bold: true, fontSize: 10, margin: [0, 10, 0, 4], headlineLevel: 1 };
    case 'paragraph':
      return { text: block.text, lineHeight: 1.15, margin: [0, 4, 0, 4] };
    case 'code':
      return codeNode(block.lines);
    case 'facts':
      return factsNode(block.facts, width);
    case 'table':
      return tableNode(block, width, measure, rowsWithClosing);
    case 'closing':
      return closingNode(block.text, block.signatures, width);
  }
}

/** The one table builder: the first column stands at the right, heads come back on every page. */
function tableNode(table: PaperTable, width: number, measure: Measure, tail: number): Node {
  const { fontSize, isTabular, padding, widths, hasTallRow } = fitTable(table, width, measure);
  const features = table.columns.map(({ kind }) =>
    isTabular && kind === 'figures' ? { fontFeatures: TABULAR } : {},
  );
  // Made anew for each table: pdfmake writes into what it is given.
  const head = () => table.columns.map(({ heading }) => ({ text: heading, bold: true }));
  const rows = table.rows.map((row) =>
    table.columns.map(({ kind, isStrong = false }, index) => {
      const cell = row[index] ?? '';
      const bold = isStrong || typeof cell !== 'string';
      const text = textOfCell(cell);
      return { text: kind === 'figures' ? leftToRight(text) : text, bold, ...features[index] };
    }),
  );
  const ruled = (body: readonly (readonly Node[])[], place: Node): Node => ({
    table: {
      headerRows: 1,
      dontBreakRows: !hasTallRow,
      keepWithHeaderRows: hasTallRow ? 0 : 1,
      widths: [...widths].reverse().map((one) => one - 2 * padding),
      cellPadding: padding,
      body: [head(), ...body].map((row) => [...row].reverse()),
    },
    layout: 'ruled',
    fontSize,
    ...place,
  });
  const end = Math.max(1, rows.length - tail);
  if (tail === 0 || end === rows.length) return ruled(rows, { margin: [0, 0, 0, 4] });
  return {
    stack: [
      ruled(rows.slice(0, end), {}),
      ruled(rows.slice(end), { pageBreak: 'before', margin: [0, 0, 0, 4] }),
    ],
  };
}

const TABULAR = ['tnum'];

interface RuledTable {
  readonly table: { readonly body: readonly unknown[]; readonly cellPadding: number };
}

/** How tables are ruled: black above and below the head and under the last row, hairlines between. */
export const TABLE_LAYOUTS = {
  ruled: {
    hLineWidth: (line: number, { table }: RuledTable) => (isStrongRule(line, table) ? 0.9 : 0.4),
    hLineColor: (line: number, { table }: RuledTable) => (isStrongRule(line, table) ? BLACK : HAIRLINE),
    vLineWidth: () => 0,
    paddingLeft: (_: number, { table }: RuledTable) => table.cellPadding,
    paddingRight: (_: number, { table }: RuledTable) => table.cellPadding,
    paddingTop: () => 2,
    paddingBottom: () => 2.5,
  },
} as const;

function isStrongRule(line: number, { body }: RuledTable['table']): boolean {
  return line <= 1 || line === body.length;
}

function codeNode(lines: readonly string[]): Node {
  const style = { bold: true, fontSize: 20, alignment: 'center', fontFeatures: TABULAR };
  return { stack: lines.map((text) => ({ text: leftToRight(text), ...style })), margin: [0, 20, 0, 20] };
}

function factsNode(facts: readonly Fact[], width: number): Node {
  const half = width / 2;
  const name = 92;
  const pair = ({ name: label, value }: Fact, room: number): Node =>
    fromTheRight(
      [
        { text: label, color: '#333333' },
        { text: value, bold: true, margin: [10, 0, 0, 0] },
      ],
      [name, room - name],
    );
  const lines: Node[] = [];
  let waiting: Fact | undefined;
  const flush = () => {
    if (waiting) lines.push(fromTheRight([pair(waiting, half)], [half], [half, 0, 0, 3]));
    waiting = undefined;
  };
  for (const fact of facts) {
    if (fact.isLong === true) {
      flush();
      lines.push(fromTheRight([pair(fact, width)], [width], [0, 0, 0, 3]));
    } else if (waiting) {
      lines.push(fromTheRight([pair(waiting, half), pair(fact, half)], [half, half], [0, 0, 0, 3]));
      waiting = undefined;
    } else waiting = fact;
  }
  flush();
  return { stack: lines };
}

function closingNode(text: string, signatures: readonly Signature[], width: number): Node {
  const gap = 40;
  const room = (width - gap * Math.max(0, signatures.length - 1)) / Math.max(1, signatures.length);
  const place = ({ act, name, post }: Signature): Node => ({
    stack: [
      { text: act, alignment: 'center', fontSize: 8.5 },
      { canvas: [{ type: 'line', x1: 0, y1: 38, x2: room, y2: 38, lineWidth: 0.5, lineColor: BLACK }] },
      { text: name === '' ? ' ' : name, alignment: 'center', bold: true, margin: [0, 3, 0, 0] },
      { text: post, alignment: 'center', fontSize: 8.5 },
    ],
  });
  const nodes = signatures.flatMap((signature, index) => [
    ...(index === 0 ? [] : [{ text: '' }]),
    place(signature),
  ]);
  const widths = signatures.flatMap((_, index) => (index === 0 ? [room] : [gap, room]));
  return {
    stack: [
      { text: text === '' ? ' ' : text, id: CLOSING, fontSize: 8.5, margin: [0, 2, 0, 0] },
      ...(signatures.length === 0 ? [] : [fromTheRight(nodes, widths, [0, 12, 0, 0])]),
    ],
    unbreakable: true,
  };
}
