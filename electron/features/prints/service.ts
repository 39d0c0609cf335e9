import type { NgoId, PermitState } from '../../../shared/features/ngos/fields.ts';
import { filterInWords, sortInWords } from '../../../shared/features/ngos/filter-words.fa.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import type { prints } from '../../../shared/features/prints/contract.ts';
import { MAX_LIST_ROWS } from '../../../shared/features/prints/limits.ts';
import { markOf } from '../../../shared/features/trail/mark.ts';
import { changed } from '../../../shared/kit/change.ts';
import { err, errAbout, ok } from '../../../shared/kit/result.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import type { Block, Paper, PaperCell } from '../../documents/pdf/paper.ts';
import { writePdf } from '../../documents/pdf/write-pdf.ts';
import type { TableRow } from '../../documents/sheets/table.ts';
import { writeCsv, writeXlsx } from '../../documents/sheets/write-sheet.ts';
import { trailHead } from '../../office/audit.ts';
import type { CommandContext, Service } from '../../office/service.ts';
import { accountById } from '../accounts/repository.ts';
import { recordOf } from '../ngos/record.ts';
import { ownHeadingsOf, ownValuesOfAll } from '../ngos/repository-own-columns.ts';
import { viewOf } from '../ngos/view.ts';
import { currentOffice } from '../office/repository.ts';
import { allEntries } from '../settings/repository.ts';
import {
  type Asked,
  columnsFor,
  eachBlock,
  idsAsked,
  paperColumns,
  paperRow,
  sheetColumns,
  sheetRow,
} from './list-rows.ts';
import { type PaperFacts, paperFrame } from './paper-frame.ts';
import { recordBlocks } from './record-blocks.ts';
import { type NewPrint, latestPrints, nextPrintNumber, printNumberText, recordPrint } from './repository.ts';
import { PRINT_WORDS, fileName, stateCounts } from './text.fa.ts';

const PDF = 'application/pdf';
const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;

/** Paper and sheets. What leaves the office on paper has a number and stands in the register of prints. */
export const printsService: Service<typeof prints> = {
  printNgoList: async (
    { filter, sort, ngoIds, columns, title: wanted, landscape, withSignatures },
    context,
  ) => {
    const ids = await idsAsked({ filter, sort, ngoIds }, context);
    if (ids.length === 0) return err('nothing_to_print');
    if (ids.length > MAX_LIST_ROWS) return err('too_many_rows');
    const shown = columnsFor(columns, context.can('personal.read'));
    const rows: (readonly PaperCell[])[] = [];
    const states: PermitState[] = [];
    await eachBlock(ids, context, (block, first) => {
      rows.push(...block.map((row, index) => paperRow(row, first + index, shown)));
      states.push(...block.map(({ permitState }) => permitState));
    });
    const facts = await factsOf(wanted === '' ? PRINT_WORDS.listTitle : wanted, context);
    const scope = await scopeOf({ filter, sort, ngoIds }, ids.length, context);
    const blocks: readonly Block[] = [
      { kind: 'scope', right: scope, left: stateCounts(states) },
      { kind: 'table', columns: paperColumns(shown), rows },
      {
        kind: 'closing',
        text: PRINT_WORDS.endOfList(rows.length),
        signatures: withSignatures ? await signaturesOf(facts.person, context) : [],
      },
    ];
    const paper = { ...paperFrame(facts), isLandscape: landscape, blocks };
    const subject = 'ngo/list';
    const change = { columns: shown, filter: scope, rowCount: rows.length };
    return printed(paper, facts, { kind: 'ngo_list', rowCount: rows.length }, { subject, change }, context);
  },

  printNgo: async ({ ngoId }, context) => {
    const record = await recordOf(context.db, ngoId, await viewOf(context));
    if (!record) return errAbout(`ngo/${ngoId}`, 'ngo_not_found');
    const facts = await factsOf(record.facts.name, context);
    const blocks = recordBlocks(record, context.can('personal.read'));
    const paper = { ...paperFrame(facts), isLandscape: false, blocks };
    const subject = `ngo/${ngoId}`;
    return printed(paper, facts, { kind: 'ngo_record', rowCount: 1 }, { subject, change: {} }, context);
  },

  exportNgos: async ({ filter, sort, ngoIds, columns, format, withOwnColumns }, context) => {
    const ids = await idsAsked({ filter, sort, ngoIds }, context);
    if (ids.length === 0) return err('nothing_to_print');
    const shown = columnsFor(columns, context.can('personal.read'));
    const headings = withOwnColumns ? await ownHeadingsOf(context.db, ids) : [];
    const rows: TableRow[] = [];
    await eachBlock(ids, context, async (block, first, blockIds) => {
      const valuesOf = await ownValuesBy(headings, blockIds, context);
      rows.push(...block.map((row, index) => sheetRow(row, first + index, shown, valuesOf(row.id))));
    });
    const table = { name: PRINT_WORDS.sheetName, columns: sheetColumns(shown, headings), rows };
    const bytes = format === 'xlsx' ? await writeXlsx([table]) : await writeCsv(table);
    const date = formatJalali(context.moment.today);
    const output = {
      fileName: fileName(PRINT_WORDS.listTitle, date, format),
      mediaType: MEDIA_TYPES[format],
      bytes: Uint8Array.from(bytes),
      rowCount: rows.length,
    };
    const scope = await scopeOf({ filter, sort, ngoIds }, ids.length, context);
    const after = { format, columns: shown, withOwnColumns, filter: scope, rowCount: rows.length };
    return changed(output, { subject: 'ngo/list', before: null, after });
  },

  listPrints: async ({ limit }, { db }) =>
    ok(
      (await latestPrints(db, limit)).map(
        ({ jalaliYear, number, kind, title, person, at, rowCount, trailCount, trailHash }) => ({
          number: printNumberText({ jalaliYear, number }),
          kind,
          title,
          by: person,
          at,
          rowCount,
          trailCount,
          trailMark: markOf(trailHash),
        }),
      ),
    ),
};

/** Number, head and office of the paper that is about to be made. */
async function factsOf(title: string, { db, moment, session }: CommandContext): Promise<PaperFacts> {
  const office = await currentOffice(db);
  if (!office) throw new Error('There is nothing to print before the office exists');
  const number = await nextPrintNumber(db, moment);
  return { office, title, moment, person: session?.fullName ?? '', number, head: await trailHead(db) };
}

interface Trace {
  readonly subject: string;
  readonly change: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Draws a paper and enters it in the register of prints. */
async function printed(
  paper: Paper,
  { title, moment, person, number, head }: PaperFacts,
  { kind, rowCount }: Pick<NewPrint, 'kind' | 'rowCount'>,
  { subject, change }: Trace,
  { db, actor }: CommandContext,
) {
  const bytes = await writePdf(paper);
  await recordPrint(db, { number, kind, title, rowCount, head, accountId: actor(), person }, moment);
  const text = printNumberText(number);
  const output = { fileName: fileName(title, text, 'pdf'), mediaType: PDF, bytes, rowCount, number: text };
  return changed(output, { subject, before: null, after: { number: text, title, ...change } });
}

/** What the list holds, in words. */
async function scopeOf(
  { filter, sort, ngoIds }: Asked,
  count: number,
  { db }: CommandContext,
): Promise<string> {
  const words = filterInWords(filter, await allEntries(db));
  const from = ngoIds === null ? words || PRINT_WORDS.wholeRegister : PRINT_WORDS.chosenRows(count, words);
  return [from, sortInWords(sort)].join(PRINT_WORDS.betweenParts);
}

async function signaturesOf(person: string, { db, actor }: CommandContext) {
  const { maker, checker, approver, approverPost } = PRINT_WORDS.signatures;
  const account = await accountById(db, actor());
  return [
    { act: maker, name: toPersianDigits(person), post: account?.post ?? '' },
    { act: checker, name: '', post: '' },
    { act: approver, name: '', post: approverPost },
  ];
}

/** The values of these NGOs under the headings, in their order. */
async function ownValuesBy(headings: readonly string[], ids: readonly NgoId[], { db }: CommandContext) {
  const values = headings.length === 0 ? [] : await ownValuesOfAll(db, ids);
  const byPlace = new Map(values.map(({ ngoId, heading, value }) => [`${ngoId}:${heading}`, value]));
  return (ngoId: NgoId) => headings.map((heading) => byPlace.get(`${ngoId}:${heading}`) ?? '');
}
