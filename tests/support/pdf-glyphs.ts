import { inflateSync } from 'node:zlib';

/** A glyph as it stands on a page; measures in points, from the lower left. */
export interface PdfGlyph {
  readonly page: number;
  /** Glyphs drawn together have the same number: a part of a line that runs in one direction. */
  readonly piece: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
  /** What a reader takes it for; empty for a shape that is not read. */
  readonly text: string;
}

interface PdfObject {
  readonly head: string;
  readonly content: string;
}

interface Font {
  readonly widths: readonly number[];
  readonly texts: readonly string[];
}

/** Every glyph of a PDF that our own writer made, in the order in which they are drawn. */
export function glyphsOf(bytes: Uint8Array): readonly PdfGlyph[] {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'));
  const kids = /\/Kids \[([^\]]*)\]/u.exec(
    [...objects.values()].find(({ head }) => /\/Type \/Pages\b/u.test(head))?.head ?? '',
  );
  return referencesIn(kids?.[1] ?? '').flatMap((id, page) => {
    const head = objects.get(id)?.head ?? '';
    const resources = objects.get(Number(/\/Resources (\d+) 0 R/u.exec(head)?.[1]))?.head ?? head;
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name, ref]) => [
        name ?? '',
        fontOf(objects, Number(ref)),
      ]),
    );
    const content = /\/Contents (\d+) 0 R/u.exec(head);
    return glyphsIn(objects.get(Number(content?.[1]))?.content ?? '', fonts, page);
  });
}

function objectsOf(file: string): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (const [, id, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)) {
    const [head = '', ...rest] = (body ?? '').split(/\nstream\n/u);
    const stream = rest.join('\nstream\n').replace(/\n?endstream$/u, '');
    const isPacked = /FlateDecode/u.test(head);
    const content = isPacked ? inflateSync(Buffer.from(stream, 'latin1')).toString('latin1') : stream;
    objects.set(Number(id), { head, content });
  }
  return objects;
}

function referencesIn(text: string): readonly number[] {
  return [...text.matchAll(/(\d+) 0 R/gu)].map(([, id]) => Number(id));
}

function fontOf(objects: ReadonlyMap<number, PdfObject>, id: number): Font {
  const head = objects.get(id)?.head ?? '';
  const descendant = Number(/\/DescendantFonts \[(\d+) 0 R\]/u.exec(head)?.[1]);
  const widths = /\/W \[0 \[([^\]]*)\]\]/u.exec(objects.get(descendant)?.head ?? '')?.[1] ?? '';
  const cmap = objects.get(Number(/\/ToUnicode (\d+) 0 R/u.exec(head)?.[1]))?.content ?? '';
  const lists = [...cmap.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/gu)].map(
    ([, list]) => list ?? '',
  );
  const texts = [...lists.join(' ').matchAll(/<([0-9a-f ]*)>/gu)].map(([, units]) =>
    (units?.match(/[0-9a-f]{4}/gu) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join(''),
  );
  return { widths: widths.trim().split(/\s+/u).map(Number), texts };
}

const NO_FONT: Font = { widths: [], texts: [] };

function glyphsIn(content: string, fonts: ReadonlyMap<string, Font>, page: number): readonly PdfGlyph[] {
  const glyphs: PdfGlyph[] = [];
  let piece = 0;
  for (const [, name, size, body] of content.matchAll(/BT\s+\/(F\d+) ([\d.]+) Tf\n([\s\S]*?)ET\n/gu)) {
    const font = fonts.get(name ?? '') ?? NO_FONT;
    const fontSize = Number(size);
    piece += 1;
    const shows = [...(body ?? '').matchAll(/1 0 0 1 (\S+) (\S+) Tm \[([^\]]*)\] TJ/gu)];
    for (const [index, [, x, y, shown]] of shows.entries()) {
      let pen = Number(x);
      for (const [, hex, correction] of (shown ?? '').matchAll(/<([0-9a-f]{4})>|(-?[\d.]+)/gu)) {
        if (hex === undefined) {
          pen -= (Number(correction) * fontSize) / 1000;
          continue;
        }
        const code = parseInt(hex, 16);
        const width = ((font.widths[code] ?? 0) * fontSize) / 1000;
        // Vowel signs are drawn after their run and read from it, so they themselves are not read.
        glyphs.push({
          page,
          piece,
          x: pen,
          y: Number(y),
          width,
          fontSize,
          text: index === 0 ? (font.texts[code] ?? '') : '',
        });
        pen += width;
      }
    }
  }
  return glyphs;
}
