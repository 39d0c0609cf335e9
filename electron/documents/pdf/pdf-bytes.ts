import { join } from 'node:path';
import type { Measure } from './column-widths.ts';
import { fontFolder } from './fonts.ts';
import { TABLE_LAYOUTS, definitionOf } from './layout.ts';
import type { Paper } from './paper.ts';
import { type Pdfmake, loadPdfmake, loadPdfmakeParts, openFont } from './pdfmake-parts.ts';
import { writeFromTheRight } from './right-to-left.ts';
import { shape } from './shaping.ts';
import { levelRuns, levelsOf } from './bidi.ts';

const REGULAR = join(fontFolder(), 'Vazirmatn-Regular.ttf');
const BOLD = join(fontFolder(), 'Vazirmatn-Bold.ttf');

let ready: Pdfmake | undefined;

function pdfmake(): Pdfmake {
  if (ready) return ready;
  writeFromTheRight(loadPdfmakeParts());
  ready = loadPdfmake();
  ready.setFonts({ Vazirmatn: { normal: REGULAR, bold: BOLD } });
  ready.setTableLayouts(TABLE_LAYOUTS);
  ready.setUrlAccessPolicy(() => false);
  ready.setLocalAccessPolicy((path) => path === REGULAR || path === BOLD);
  return ready;
}

/** Rows that go over to the last page when the signatures alone would stand there. */
const ROWS_WITH_CLOSING = 3;

/** The layout is given up as soon as it is known to be wrong; nothing has been drawn by then. */
class LonelyClosing extends Error {}

/**
 * The bytes of a paper as PDF; without its logo where that cannot be drawn, since a broken picture must
 * not keep an office from printing. Throws when a font file is missing.
 */
export async function pdfBytes(paper: Paper): Promise<Uint8Array> {
  try {
    return await withRowsAtClosing(paper);
  } catch (problem) {
    if (paper.letterhead.logo === null) throw problem;
    return withRowsAtClosing({ ...paper, letterhead: { ...paper.letterhead, logo: null } });
  }
}

async function withRowsAtClosing(paper: Paper): Promise<Uint8Array> {
  const measure = createMeasure();
  try {
    const onLonelyClosing = () => {
      throw new LonelyClosing();
    };
    return await drawn(definitionOf(paper, measure, { rowsWithClosing: 0, onLonelyClosing }));
  } catch (problem) {
    if (!(problem instanceof LonelyClosing)) throw problem;
    return drawn(
      definitionOf(paper, measure, { rowsWithClosing: ROWS_WITH_CLOSING, onLonelyClosing: () => {} }),
    );
  }
}

/** The bytes of a document in pdfmake's own description, written from the right in Vazirmatn. */
export function drawn(definition: object): Promise<Uint8Array> {
  return pdfmake().createPdf(definition).getBuffer();
}

function createMeasure(): Measure {
  const regular = openFont(REGULAR);
  const bold = openFont(BOLD);
  return (text, { isStrong, isTabular }) => {
    // One digit for all: a column of dates is measured once, and none of them is wider than it.
    const measured = text.replace(/[0-9]/gu, '0').replace(/[۰-۹]/gu, '۳');
    const runs = levelRuns(measured, levelsOf(measured));
    const font = isStrong ? bold : regular;
    return runs.reduce((sum, run) => sum + shape(font, run.text, run.level, isTabular).width, 0) / 1000;
  };
}
