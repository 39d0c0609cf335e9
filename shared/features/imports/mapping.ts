import { searchWords } from '../../text/persian.ts';
import { TARGETS, type Target } from './contract.ts';
import { ASPECT_WORDS, HEADING_SYNONYMS } from './headings.fa.ts';

/**
 * The target of each column by its heading, null where none fits well enough: such a column stays with the
 * record under its own heading. No target is given twice; the better fit wins, then the earlier column.
 */
export function guessMapping(headings: readonly string[]): readonly (Target | null)[] {
  const candidates = headings
    .flatMap((heading, column) => scoresOf(heading).map(({ target, score }) => ({ column, target, score })))
    .sort((one, other) => other.score - one.score || one.column - other.column);
  const mapping: (Target | null)[] = headings.map(() => null);
  const taken = new Set<Target>();
  for (const { column, target } of candidates) {
    if (mapping[column] !== null || taken.has(target)) continue;
    mapping[column] = target;
    taken.add(target);
  }
  // «عنوان» alone is the title word beside a name, and the name where there is no other.
  const title = mapping.indexOf('titleWord');
  if (!taken.has('name') && title >= 0) mapping[title] = 'name';
  return mapping;
}

/** Whether a text is, word for word, what some list calls one of the targets. */
export function isKnownHeading(text: string): boolean {
  return text.length <= MAX_HEADING && EXACT.has(keyOf(text));
}

interface Score {
  readonly target: Target;
  readonly score: number;
}

interface Synonym extends Score {
  readonly key: string;
  readonly aspect: Aspect | null;
  readonly minCovered: number;
}

type Aspect = keyof typeof ASPECT_WORDS;

const MAX_HEADING = 120;
/** How much of a heading a synonym must cover for the rest to count as decoration: one word says less. */
const MIN_COVERED = { oneWord: 0.75, words: 0.5 };

/** Folded once: every cell of the first rows is looked at as if it were a heading. */
const ASPECT_MARKS = (Object.entries(ASPECT_WORDS) as [Aspect, readonly string[]][]).flatMap(
  ([aspect, marks]) => marks.map((mark) => ({ aspect, mark: keyOf(mark), isWord: mark.length <= 2 })),
);

// The usual word of a target comes first: «تلفن همراه» is more surely the mobile than «شماره تماس».
const SYNONYMS: readonly Synonym[] = TARGETS.flatMap((target) =>
  HEADING_SYNONYMS[target].map((text, index) => ({
    target,
    key: keyOf(text),
    aspect: aspectOf(text),
    minCovered: searchWords(text).length > 1 ? MIN_COVERED.words : MIN_COVERED.oneWord,
    score: 100 - index / 10,
  })),
);

const EXACT: ReadonlyMap<string, readonly Score[]> = SYNONYMS.reduce((map, { key, target, score }) => {
  const known = map.get(key) ?? [];
  return map.set(key, known.some((one) => one.target === target) ? known : [...known, { target, score }]);
}, new Map<string, readonly Score[]>());

function scoresOf(heading: string): readonly Score[] {
  if (heading.length > MAX_HEADING) return [];
  // What stands in brackets explains: «تاریخ صدور (شمسی)», «مبلغ (ریال)».
  const exact = EXACT.get(keyOf(heading)) ?? EXACT.get(keyOf(heading.replace(/[([{«].*?[)\]}»]/gu, ' ')));
  if (exact !== undefined) return exact;
  const key = keyOf(heading);
  const aspect = aspectOf(heading);
  return SYNONYMS.flatMap(({ target, key: part, aspect: partAspect, minCovered, score }) => {
    const covered =
      part.length >= 4 && part.length < key.length && key.includes(part) ? part.length / key.length : 0;
    return covered >= minCovered && aspect === partAspect ? [{ target, score: score * 0.6 * covered }] : [];
  });
}

/** Folded, without punctuation and spaces: «مدیر عامل» is «مدیرعامل». */
function keyOf(text: string): string {
  const key = searchWords(text).join('');
  return key === '' && text.includes('#') ? '#' : key;
}

function aspectOf(text: string): Aspect | null {
  const words = searchWords(text);
  const key = words.join('');
  const found = ASPECT_MARKS.find(({ mark, isWord }) => (isWord ? words.includes(mark) : key.includes(mark)));
  return found?.aspect ?? null;
}
