import { MAX_CELL_LENGTH, MAX_SHEETS } from './limits.ts';
import { SheetFailure } from './sheet-failure.ts';
import { type XmlHandlers, readXml } from './xml-stream.ts';
import type { ZipEntries } from './zip-entries.ts';

export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly path: string;
}

/** How a number is shown: a day, digits filled up with zeros, or as it is. */
export type NumberShape = 'plain' | 'date' | { readonly digits: number };

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  /** Days are counted from 1904, as old Macintosh programs did. */
  readonly is1904: boolean;
  readonly strings: readonly string[];
  /** By the style number of a cell. */
  readonly shapes: readonly NumberShape[];
}

/** Everything of an xlsx file but the sheets themselves. Null where the zip file holds no workbook. */
export async function readParts(zip: ZipEntries): Promise<WorkbookParts | null> {
  const path = await workbookPath(zip);
  if (path === null) return null;
  const parts = await readRelations(zip, path);
  const book = await readBook(zip, path);
  const sheets = book.sheets.flatMap(({ name, isHidden, relation }) => {
    const part = parts.get(relation);
    return part !== undefined && part.type.endsWith('/worksheet') && zip.has(part.path)
      ? [{ name, isHidden, path: part.path }]
      : [];
  });
  if (sheets.length > MAX_SHEETS) throw new SheetFailure('too_large');
  const stringsPath = [...parts.values()].find(({ type }) => type.endsWith('/sharedStrings'))?.path;
  const stylesPath = [...parts.values()].find(({ type }) => type.endsWith('/styles'))?.path;
  return {
    sheets,
    is1904: book.is1904,
    strings: stringsPath !== undefined && zip.has(stringsPath) ? await readStrings(zip, stringsPath) : [],
    shapes: stylesPath !== undefined && zip.has(stylesPath) ? await readShapes(zip, stylesPath) : [],
  };
}

async function workbookPath(zip: ZipEntries): Promise<string | null> {
  const root = zip.has('_rels/.rels') ? await readRelations(zip, '') : new Map<string, Relation>();
  const named = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.path;
  const path = named ?? 'xl/workbook.xml';
  return zip.has(path) && /(^|\/)workbook[^/]*\.xml$/iu.test(path) ? path : null;
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

/** The parts a part points to, by relation id. */
async function readRelations(zip: ZipEntries, of: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = of.lastIndexOf('/') + 1;
  const folder = of.slice(0, slash);
  const path = `${folder}_rels/${of.slice(slash)}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.has(path)) return relations;
  await readXml(zip.read(path), {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const target = attributes['Target'] ?? '';
      relations.set(attributes['Id'] ?? '', {
        type: attributes['Type'] ?? '',
        path: resolvePath(folder, target),
      });
    },
  });
  return relations;
}

function resolvePath(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target.slice(1) : `${folder}${target}`).split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

async function readBook(zip: ZipEntries, path: string) {
  const sheets: { name: string; isHidden: boolean; relation: string }[] = [];
  let is1904 = false;
  await readXml(zip.read(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const state = attributes['state'] ?? 'visible';
      sheets.push({ name: attributes['name'] ?? '', isHidden: state !== 'visible', relation });
    },
  });
  return { sheets, is1904 };
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Collects the text of `<t>` elements, of rich text too, but not of its phonetic guides. */
export interface TextCollector extends XmlHandlers {
  readonly take: () => string;
}

export function createTextCollector(): TextCollector {
  let text = '';
  let isText = false;
  let isPhonetic = false;
  return {
    open: (name) => {
      if (name === 't') isText = !isPhonetic;
      else if (name === 'rPh') isPhonetic = true;
    },
    text: (more) => {
      if (!isText) return;
      text += more;
      if (text.length > 7 * MAX_CELL_LENGTH) throw new SheetFailure('cell_too_long');
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
    take: () => {
      const taken = unescapeText(text);
      text = '';
      isText = false;
      isPhonetic = false;
      return taken;
    },
  };
}

/** Excel writes characters that XML forbids as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/giu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

async function readStrings(zip: ZipEntries, path: string): Promise<readonly string[]> {
  const strings: string[] = [];
  const collector = createTextCollector();
  let length = 0;
  await readXml(zip.read(path), {
    open: (name, attributes) => {
      if (name === 'si') collector.take();
      else collector.open(name, attributes);
    },
    text: (text) => collector.text?.(text),
    close: (name) => {
      collector.close?.(name);
      if (name !== 'si') return;
      const text = ownCopy(collector.take());
      length += text.length;
      if (text.length > MAX_CELL_LENGTH) throw new SheetFailure('cell_too_long');
      if (length > MAX_SHARED_TEXT || strings.length > MAX_SHARED_STRINGS)
        throw new SheetFailure('too_large');
      strings.push(text);
    },
  });
  return strings;
}

const MAX_SHARED_TEXT = 16_000_000;
const MAX_SHARED_STRINGS = 1_500_000;

/** A slice of the parser's input would keep all of that input in memory. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

async function readShapes(zip: ZipEntries, path: string): Promise<readonly NumberShape[]> {
  const formats = new Map<number, string>();
  const used: number[] = [];
  let isCellStyles = false;
  await readXml(zip.read(path), {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isCellStyles = true;
      else if (name === 'xf' && isCellStyles) used.push(Number(attributes['numFmtId'] ?? 0));
      if (formats.size + used.length > MAX_STYLES) throw new SheetFailure('too_large');
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return used.map((id) => shapeOf(id, formats.get(id)));
}

const MAX_STYLES = 200_000;

/** Numbers of the built-in formats that show a day (ECMA-376 part 1, 18.8.30; 27 to 58 are East Asian). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** What a number format shows, from its first section without literals, colours and conditions. */
export function shapeOf(id: number, format: string | undefined): NumberShape {
  if (format === undefined) return isBuiltInDate(id) ? 'date' : 'plain';
  const bare = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '').split(';')[0] ?? '';
  if (/^0{2,}$/u.test(bare)) return { digits: bare.length };
  if (/general/iu.test(bare)) return 'plain';
  // A format of hours and minutes alone shows a time; its "m" are minutes.
  return /[yd]/iu.test(bare) || (/m/iu.test(bare) && !/[hs]/iu.test(bare)) ? 'date' : 'plain';
}
