// `npm run errors`: writes docs/errors.md. Refuses when a number would come to mean something else.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ERROR_NUMBERS, RETIRED_NUMBERS } from '../shared/errors/numbers.ts';
import { errorsPage, numbersOn } from '../tests/help/errors-page.ts';

const FILE = join(import.meta.dirname, '../docs/errors.md');

const before = existsSync(FILE) ? numbersOn(readFileSync(FILE, 'utf8')) : new Map();
const now = { ...RETIRED_NUMBERS, ...ERROR_NUMBERS };
const changed = [...before].filter(([number, code]) => now[code] !== number);
if (changed.length > 0) {
  const list = changed.map(([number, code]) => `${number} ${code}`).join(', ');
  throw new Error(`A number keeps its meaning; give the code its number again or retire it: ${list}`);
}
writeFileSync(FILE, await format(errorsPage(), { ...(await resolveConfig(FILE)), parser: 'markdown' }));
