import { join } from 'node:path';
import { loadPdfmake } from '../../electron/documents/pdf/pdfmake-parts.ts';

const FONTS = join(import.meta.dirname, '../../node_modules/vazirmatn/fonts/ttf');

/** A table of Latin words by pdfmake alone: what any PDF of that size costs at the least. */
export async function plainTable(rows: number, columns: number): Promise<Uint8Array> {
  const pdfmake = loadPdfmake();
  pdfmake.setFonts({
    Plain: { normal: join(FONTS, 'Vazirmatn-Regular.ttf'), bold: join(FONTS, 'Vazirmatn-Bold.ttf') },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const body = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns }, (_, column) => `Cell ${row} ${column}`),
  );
  const document = pdfmake.createPdf({
    defaultStyle: { font: 'Plain', fontSize: 9 },
    content: [{ table: { headerRows: 1, body } }],
  });
  return document.getBuffer();
}
