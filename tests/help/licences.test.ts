import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHIPPED, licencesOf } from '../../build/licences.mjs';

const ROOT = join(import.meta.dirname, '../..');

/** Given by the runtime, or only for types. */
const NOT_SHIPPED = ['electron'];

test('what the sources import, and nothing else, is listed as shipped', () => {
  const files = ['electron', 'renderer', 'shared'].flatMap((tree) =>
    readdirSync(join(ROOT, tree), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(tsx?|css)$/u.test(file) && !/\.test\.tsx?$/u.test(file))
      .map((file) => readFileSync(join(ROOT, tree, file), 'utf8')),
  );
  const imported = files.flatMap((text) =>
    [
      ...text.matchAll(
        /(?:from |load\(|import\(|createRequire\([^)]*\)\(|require\(|resolve\(|url\()['"]([^'".]+)/gu,
      ),
    ].map(([, name = '']) => name),
  );
  const packages = imported
    .filter((name) => !/^(node:|virtual:|data:|[^a-z@])/u.test(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    // A word in quotes after «from» may be anything.
    .filter((name) => !NOT_SHIPPED.includes(name) && existsSync(join(ROOT, 'node_modules', name)));
  expect([...new Set(packages)].sort()).toEqual([...SHIPPED].sort());
});

test('each has its licence, and the most have its text', () => {
  const licences = licencesOf(ROOT);
  expect(licences.length).toBeGreaterThanOrEqual(SHIPPED.length);
  for (const { name, licence, text } of licences)
    expect([name, licence !== '' || text !== '']).toEqual([name, true]);
  const texts = new Map(licences.map(({ name, text }) => [name, text]));
  for (const name of ['react', 'sqlite3', 'pdfjs-dist', 'vazirmatn']) {
    expect(texts.get(name)?.length, name).toBeGreaterThan(900);
  }
});
