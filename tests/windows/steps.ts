import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NgoId } from '../../shared/features/ngos/fields.ts';
import { NgoFilter, NgoSort } from '../../shared/features/ngos/list.ts';
import { foldersIn } from '../../electron/office/folders.ts';
import { good, listing, newNgo } from '../support/ngo-office.ts';
import { ADMINISTRATOR, Daftar } from './daftar.ts';

/** A name for the report, and what was found; it throws where something is not as it must be. */
export type Step = readonly [name: string, run: (daftar: Daftar) => Promise<string>];

export const NAMES = ['انجمن باران مهربانی', 'کانون یاری‌گران کوهستان', 'مؤسسه دوستداران محیط زیست'] as const;

/** More than one page of the database and of any reader's buffer. */
const PAPER = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300_000, 'دفتر')]);

export function must(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new Error(`Not so: ${what}`);
}

/** Names in the register, in its order. */
export async function namesIn({ calls }: Daftar): Promise<readonly string[]> {
  const { rows } = good(await calls.ngos.listNgos(listing()));
  return rows.map(({ name }) => name);
}

export async function register({ calls }: Daftar, name: string): Promise<NgoId> {
  return good(await calls.ngos.registerNgo(newNgo(name))).id;
}

const createOffice: Step = [
  'creates an office in a folder with Persian letters and spaces',
  async (daftar) => {
    await daftar.open();
    const { token } = good(
      await daftar.calls.office.createOffice({
        profile: {
          kind: 'governorate',
          provinceCode: '04',
          countyName: 'بهاردشت',
          countyCode: '',
          letterheadLines: ['وزارت کشور', 'فرمانداری شهرستان بهاردشت'],
        },
        logo: null,
        administrator: { ...ADMINISTRATOR, fullName: 'سارا کریمی', post: '', alsoKeepsRegister: true },
      }),
    );
    daftar.become(token);
    const { database } = foldersIn(daftar.folder);
    must(/[آ-ی]/.test(database) && database.includes(' '), database);
    return database;
  },
];

const write: Step = [
  'writes records and a document',
  async (daftar) => {
    for (const name of NAMES) await register(daftar, name);
    must((await namesIn(daftar)).length === NAMES.length, 'every record is listed');
    const [row] = good(await daftar.calls.ngos.listNgos(listing({ text: 'کوهستان' }))).rows;
    must(row !== undefined, 'a record is found by a word of its name');
    const types = good(await daftar.calls.settings.listEntries({}));
    const type = types.find(({ list }) => list === 'document_type');
    must(type !== undefined, 'a kind of document is known');
    const { version } = good(await daftar.calls.ngos.getNgo({ ngoId: row.id }));
    const paper = {
      typeId: type.id,
      title: '',
      fileName: 'اساسنامه.pdf',
      bytes: new Uint8Array(PAPER),
      issuedOn: null,
      expiresOn: null,
    };
    good(await daftar.calls.ngos.addDocument({ ngoId: row.id, version, ...paper }));
    return `${NAMES.length} records, ${PAPER.length} bytes`;
  },
];

/** The document comes back byte for byte. */
export async function readPaper({ calls }: Daftar): Promise<string> {
  const [row] = good(await calls.ngos.listNgos(listing({ text: 'کوهستان' }))).rows;
  must(row !== undefined, 'the record is there');
  const { documents } = good(await calls.ngos.getNgo({ ngoId: row.id }));
  const [paper] = documents;
  must(paper !== undefined, 'the document is in the record');
  const { bytes } = good(await calls.ngos.openDocument({ ngoId: row.id, documentId: paper.id }));
  must(Buffer.compare(Buffer.from(bytes), PAPER) === 0, 'the document is byte for byte the same');
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

const readDocument: Step = ['reads the document back', readPaper];

const print: Step = [
  'prints the list and writes it as a sheet, in threads out of the archive',
  async ({ calls }) => {
    const list = {
      filter: NgoFilter.parse({}),
      sort: NgoSort.parse({}),
      ngoIds: null,
      columns: ['name'] as const,
    };
    const paper = good(
      await calls.prints.printNgoList({ ...list, title: '', landscape: false, withSignatures: true }),
    );
    must(Buffer.from(paper.bytes).toString('latin1', 0, 5) === '%PDF-', 'a PDF');
    const sheet = good(await calls.prints.exportNgos({ ...list, format: 'xlsx', withOwnColumns: false }));
    must(Buffer.from(sheet.bytes).toString('latin1', 0, 2) === 'PK', 'an xlsx');
    return `${paper.bytes.length} and ${sheet.bytes.length} bytes`;
  },
];

/** Only there: elsewhere an open file can be renamed. */
export const WINDOWS_HOLDS: Step = [
  'Windows does not let go of an open database',
  async ({ folder }) => {
    const { database } = foldersIn(folder);
    const code = await rename(database, `${database}.away`).then(
      () => 'renamed',
      (failure: NodeJS.ErrnoException) => failure.code ?? 'unknown',
    );
    must(code === 'EBUSY' || code === 'EPERM', `renaming is refused, not ${code}`);
    return code;
  },
];

const openAgain: Step = [
  'is closed, opened again and reads everything',
  async (daftar) => {
    await daftar.close();
    await writeFile(join(foldersIn(daftar.folder).temporary, 'left-behind'), '');
    await daftar.open();
    await daftar.signIn();
    must((await namesIn(daftar)).length === NAMES.length, 'every record is there');
    await readPaper(daftar);
    const { fault } = good(await daftar.calls.trail.verifyTrail({ expected: null }));
    must(fault === null, 'the trail is whole');
    return (await namesIn(daftar)).join('، ');
  },
];

const sample: Step = [
  'opens the sample office in another folder and leaves it',
  async ({ folder }) => {
    const other = new Daftar(`${folder} نمونه`);
    try {
      await other.open();
      const { token } = good(await other.calls.office.openSample({}));
      other.become(token);
      const names = await namesIn(other);
      must(names.length > 0, 'the sample has records');
      good(await other.calls.office.leaveSample({}));
      const { state } = good(await other.calls.office.getState({}));
      must(state === 'new', 'the office is empty again');
      return `${names.length} records put away`;
    } finally {
      await other.close();
    }
  },
];

export const STEPS: readonly Step[] = [createOffice, write, readDocument, print, openAgain, sample];
