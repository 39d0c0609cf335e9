import { type Chapter, blockWords } from '../../../shared/guide/chapter.ts';
import { searchKey, searchWords } from '../../../shared/text/persian.ts';

export interface GuideHit {
  readonly chapter: string;
  readonly section: string | null;
  /** Of the section, or of the chapter before its first one. */
  readonly title: string;
  /** The first line in which a word was found; empty where only titles have them. */
  readonly line: string;
}

interface Part {
  readonly section: string | null;
  readonly title: string;
  readonly lines: readonly string[];
}

function partsOf({ title, blocks }: Chapter): readonly Part[] {
  return blocks.reduce<readonly Part[]>(
    (parts, block) => {
      if (block.kind === 'section') return [...parts, { section: block.id, title: block.title, lines: [] }];
      const last = parts[parts.length - 1];
      if (last === undefined) return parts;
      return [...parts.slice(0, -1), { ...last, lines: [...last.lines, ...blockWords(block)] }];
    },
    [{ section: null, title, lines: [] }],
  );
}

/**
 * The sections in which every word of the text stands, titles first; spelling, half-spaces and digits make no
 * difference.
 */
export function searchGuide(
  chapters: readonly (Chapter & { readonly id: string })[],
  text: string,
): readonly GuideHit[] {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const has = (key: string, word: string) => key.includes(word);
  const hits = chapters.flatMap((chapter) =>
    partsOf(chapter).flatMap((part) => {
      const titleKey = searchKey(`${chapter.title} ${part.title}`);
      const lineKeys = part.lines.map((line) => searchKey(line));
      const isFound = words.every((word) => has(titleKey, word) || lineKeys.some((key) => has(key, word)));
      if (!isFound) return [];
      const own = searchKey(part.title);
      const best = lineKeys
        .map((key, index) => ({ index, count: words.filter((word) => has(key, word)).length }))
        .sort((one, other) => other.count - one.count || one.index - other.index)[0];
      const line = best !== undefined && best.count > 0 ? (part.lines[best.index] ?? '') : '';
      const isTitle = words.every((word) => has(own, word));
      return [{ hit: { chapter: chapter.id, section: part.section, title: part.title, line }, isTitle }];
    }),
  );
  return [...hits.filter(({ isTitle }) => isTitle), ...hits.filter(({ isTitle }) => !isTitle)].map(
    ({ hit }) => hit,
  );
}
