import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { type CsvEncoding, detectEncoding, guessDelimiter } from './csv-encoding.ts';
import { unguardCell } from '../../../shared/text/cell-guard.ts';
import { MAX_TOKEN_LENGTH } from './limits.ts';
import type { ReadingReport } from './reading.ts';
import { type Budget, type PlacedCell, createRowPacker } from './row-packer.ts';
import { SheetFailure } from './sheet-failure.ts';
import type { Workbook } from './workbook.ts';

const PIECE = 64 * 1024;

/** Reads a text file of cells; `wrong` is the problem of a file that is no text. */
export async function readCsv(
  bytes: Uint8Array,
  wrong: 'not_a_sheet' | 'name_mismatch',
  report: ReadingReport,
): Promise<Pick<Workbook, 'encoding' | 'delimiter'>> {
  const encoding = detectEncoding(bytes);
  if (encoding === null) throw new SheetFailure(wrong);
  const beginning = iconv.decode(Buffer.from(bytes.subarray(0, PIECE)), encoding);
  if (/[\u0000-\u0008]/u.test(beginning)) throw new SheetFailure(wrong);
  const delimiter = guessDelimiter(beginning);

  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_TOKEN_LENGTH,
  });
  const budget: Budget = { rows: 0, cells: 0, text: 0 };
  const packer = createRowPacker(budget, report.rows);
  let row = 0;
  report.sheet('', false);
  // A failure of either end reaches the loop below through the parser.
  pipeline(Readable.from(textPieces(bytes, encoding, report)), parser, () => undefined);
  const records: AsyncIterable<readonly string[]> = parser;
  try {
    for await (const record of records) {
      packer.add(row, record.flatMap(placedCell));
      row += 1;
    }
  } catch (problem) {
    throw csvFailure(problem);
  }
  packer.flush();
  report.merges([]);
  if (budget.cells === 0) throw new SheetFailure('empty');
  return { encoding, delimiter };
}

async function* textPieces(bytes: Uint8Array, encoding: CsvEncoding, report: ReadingReport) {
  const decoder = iconv.getDecoder(encoding);
  for (let start = 0; start < bytes.length; start += PIECE) {
    const piece = Buffer.from(bytes.subarray(start, start + PIECE));
    // The parser reads UTF-8 itself.
    yield encoding === 'utf-8' ? piece : Buffer.from(decoder.write(piece), 'utf8');
    report.progress({ done: Math.min(start + PIECE, bytes.length), total: bytes.length });
  }
  const rest = encoding === 'utf-8' ? undefined : decoder.end();
  if (rest !== undefined && rest !== '') yield Buffer.from(rest, 'utf8');
}

/** Spaces alone are no content: they would make a blank row look written in. */
function placedCell(text: string, column: number): readonly PlacedCell[] {
  return text.trim() === '' ? [] : [{ column, kind: 'text', text: unguardCell(text) }];
}

function csvFailure(problem: unknown): unknown {
  if (!(problem instanceof CsvError)) return problem;
  if (problem.code === 'CSV_MAX_RECORD_SIZE') return new SheetFailure('cell_too_long');
  return new SheetFailure(problem.code === 'CSV_QUOTE_NOT_CLOSED' ? 'truncated' : 'unreadable');
}
