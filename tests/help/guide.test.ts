import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OTHER_PLACES, PART_PLACES, ROUTE_PLACES, placeOf } from '../../renderer/features/help/places.ts';
import { searchGuide } from '../../renderer/features/help/search.ts';
import { type Block, type Line, chapterId, readChapter } from '../../shared/guide/chapter.ts';
import { PICTURES } from './pictures.ts';

const ROOT = join(import.meta.dirname, '../..');
const GUIDE = join(ROOT, 'docs/guide');

const FILES = readdirSync(GUIDE).filter((file) => file.endsWith('.md'));
const CHAPTERS = FILES.map((file) => ({
  file,
  id: chapterId(file),
  ...readChapter(readFileSync(join(GUIDE, file), 'utf8')),
}));

const sectionsOf = (id: string): readonly string[] =>
  CHAPTERS.find((chapter) => chapter.id === id)?.blocks.flatMap((block) =>
    block.kind === 'section' ? [block.id] : [],
  ) ?? [];

function isThere(place: { readonly chapter: string; readonly section?: string | null | undefined }): boolean {
  if (!CHAPTERS.some(({ id }) => id === place.chapter)) return false;
  return (
    place.section === null || place.section === undefined || sectionsOf(place.chapter).includes(place.section)
  );
}

function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return [block.line];
    case 'list':
    case 'steps':
      return block.lines;
    case 'table':
      return [...block.heads, ...block.rows.flat()];
    case 'section':
    case 'picture':
      return [];
  }
}

describe('the chapters', () => {
  test('are counted through, and each is called once', () => {
    expect(CHAPTERS.length).toBeGreaterThanOrEqual(17);
    expect(FILES.map((file) => Number(file.slice(0, 2)))).toEqual(FILES.map((_, index) => index + 1));
    expect(new Set(CHAPTERS.map(({ id }) => id)).size).toBe(CHAPTERS.length);
  });

  test.each(CHAPTERS)('$file has no link into the void and no section twice', ({ id, blocks }) => {
    const links = blocks.flatMap(linesOf).flatMap((line) => line.filter((part) => part.kind === 'link'));
    expect(links.filter((link) => !isThere(link))).toEqual([]);
    expect(new Set(sectionsOf(id)).size).toBe(sectionsOf(id).length);
  });

  test.each(CHAPTERS)('$file counts its steps on within a section', ({ blocks }) => {
    let expected = 1;
    for (const block of blocks) {
      if (block.kind === 'section') expected = 1;
      if (block.kind !== 'steps') continue;
      expect(block.start).toBe(expected);
      expected += block.lines.length;
    }
  });

  test.each(CHAPTERS)('$file is written in the letters of Persian', ({ file }) => {
    const source = readFileSync(join(GUIDE, file), 'utf8');
    expect(source).not.toMatch(/[يكى٠-٩]|\bمی [^\s«]|\u200c\u200c| \u200c|\u200c /u);
    expect(source).not.toMatch(/(?<![ء-ی])(می|نمی) (شود|کند|کنید|توان|تواند|آید|ماند|گوید|دهد)/u);
    expect(source).not.toMatch(/ ها(ی|یی)?[ .،؛]/u);
  });
});

describe('the places', () => {
  const source = readFileSync(join(ROOT, 'renderer/routes.tsx'), 'utf8');
  const routes = [...source.matchAll(/\{ path: '([^']+)'/gu)].map(([, path = '']) => path);

  test('every route has one, and no other', () => {
    expect(routes.length).toBeGreaterThan(10);
    expect(Object.keys(ROUTE_PLACES).sort()).toEqual(routes.sort());
    expect(Object.keys(PART_PLACES).filter((route) => !routes.includes(route))).toEqual([]);
  });

  test('each is in the guide', () => {
    const parts = Object.values(PART_PLACES).flatMap((places) => Object.values(places));
    const all = [...Object.values(ROUTE_PLACES), ...parts, ...Object.values(OTHER_PLACES)];
    expect(all.filter((place) => !isThere(place))).toEqual([]);
    expect(isThere(placeOf(undefined, null))).toBe(true);
  });

  test('an open tab has its own where there is one', () => {
    expect(placeOf('/ngos/:ngoId', 'documents')).toEqual({ chapter: 'record', section: 'documents' });
    expect(placeOf('/ngos/:ngoId', 'overview')).toEqual({ chapter: 'record' });
    expect(placeOf('/ngos/:ngoId', null)).toEqual({ chapter: 'record' });
  });
});

describe('the pictures', () => {
  const shown = CHAPTERS.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? [block] : [])),
  );

  test('each that is shown is there, each that is there is shown, and the script takes them all', () => {
    const there = readdirSync(join(GUIDE, 'pictures')).sort();
    expect([...new Set(shown.map(({ file }) => file))].sort()).toEqual(there);
    expect(PICTURES.map(({ name }) => `${name}.webp`).sort()).toEqual(there);
  });

  test('each is small, and says in words what it shows', () => {
    for (const { file, alt } of shown) {
      expect([file, readFileSync(join(GUIDE, 'pictures', file)).length < 120_000]).toEqual([file, true]);
      expect(alt.length, file).toBeGreaterThanOrEqual(8);
    }
  });
});

describe('searching', () => {
  test('finds a section by words of any spelling, titles first', () => {
    const [first] = searchGuide(CHAPTERS, 'كد بازيابي');
    expect(first?.title).toContain('کد بازیابی');
    const hits = searchGuide(CHAPTERS, 'محل دوم');
    expect(hits[0]).toMatchObject({ chapter: 'backup', section: 'second' });
    expect(hits.length).toBeGreaterThan(2);
  });

  test('asks for every word, shows the line, and finds nothing for nothing', () => {
    const [hit] = searchGuide(CHAPTERS, 'گاوصندوق عبارت');
    expect(hit?.line).toContain('گاوصندوق');
    expect(searchGuide(CHAPTERS, 'هیچ‌چیزی‌این‌نیست')).toEqual([]);
    expect(searchGuide(CHAPTERS, '  ')).toEqual([]);
  });
});
