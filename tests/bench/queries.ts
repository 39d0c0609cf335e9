import { sql } from 'kysely';
import type { Reader } from '../../electron/database/schema.ts';
import { seededRandom } from './random.ts';
import { COMMON_WORD, NO_SUCH_WORDS } from './names.fa.ts';

const OF_EACH = 170;

/**
 * What people type, over a thousand texts in all: one letter, two letters, the commonest word, three words
 * in another order, identifiers and numbers, and words that are nowhere.
 */
export async function queriesFor(db: Reader, seed: number): Promise<readonly string[]> {
  const random = seededRandom(seed);
  const { rows } = await sql<{ name: string; legalId: string | null; permitNo: string | null }>`
    select n.name, n.legal_id, p.permit_no from ngo n
    join ngo_summary s on s.ngo_id = n.id left join permit p on p.id = s.permit_id
    where n.id % 7 = 0 limit 5000`.execute(db);
  const row = () => rows[random(rows.length)] ?? { name: '', legalId: null, permitNo: null };
  const words = () => row().name.split(/[\s\u200c]+/u);
  const oneOf = (all: readonly string[]) => all[random(all.length)] ?? '';
  const kinds: readonly (() => string)[] = [
    () => [...oneOf(words())][0] ?? 'ا',
    () => [...oneOf(words())].slice(0, 2).join(''),
    () => COMMON_WORD,
    () => words().slice(0, 3).reverse().join(' '),
    () => row().legalId ?? row().permitNo ?? '',
    () => row().permitNo ?? '',
    () => `${oneOf(NO_SUCH_WORDS)}${random(1000)}`,
  ];
  return Array.from({ length: OF_EACH * kinds.length }, (_, index) => kinds[index % kinds.length]?.() ?? '');
}
