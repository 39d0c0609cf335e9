/** A piece of running text. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly text: string;
      readonly chapter: string;
      readonly section: string | null;
    };

export type Line = readonly Inline[];

export type Block =
  | { readonly kind: 'section'; readonly id: string; readonly title: string }
  | { readonly kind: 'paragraph' | 'note'; readonly line: Line }
  | { readonly kind: 'list'; readonly lines: readonly Line[] }
  /** Numbered, and counted on where a picture or a note stands between two steps. */
  | { readonly kind: 'steps'; readonly start: number; readonly lines: readonly Line[] }
  | { readonly kind: 'picture'; readonly file: string; readonly alt: string }
  | { readonly kind: 'table'; readonly heads: readonly Line[]; readonly rows: readonly (readonly Line[])[] };

/** A chapter of the guide as its file says it. */
export interface Chapter {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** `install` of `01-install.md`. */
export function chapterId(file: string): string {
  return file.replace(/^.*\//u, '').replace(/^\d+-/u, '').replace(/\.md$/u, '');
}

const TITLE = /^# (.+)$/u;
const SECTION = /^## (.+?) <a id="([a-z][a-z-]*)"><\/a>$/u;
const PICTURE = /^!\[(.+)\]\(pictures\/([a-z][a-z0-9-]*\.webp)\)$/u;
const STEP = /^(\d+)\. (.+)$/u;
const ITEM = /^- (.+)$/u;
const NOTE = /^> (.+)$/u;
const ROW = /^\|(.+)\|$/u;
const INLINE = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((\d+-[a-z-]+\.md)(?:#([a-z-]+))?\)/gu;

/**
 * Reads a chapter written in a narrow part of Markdown: a title, sections with an anchor, paragraphs of one
 * line each, numbered steps, lists, notes, tables, pictures; in a line bold, code and links to other chapters.
 * Throws on whatever else, so that nothing is shown otherwise than it was meant.
 */
export function readChapter(source: string): Chapter {
  const [first = '', ...lines] = source.split('\n');
  const title = TITLE.exec(first)?.[1];
  if (title === undefined) throw new SyntaxError('A chapter begins with its title');
  return { title, blocks: lines.reduce<readonly Block[]>(withLine, []) };
}

function withLine(
  blocks: readonly Block[],
  line: string,
  index: number,
  lines: readonly string[],
): readonly Block[] {
  if (line.trim() === '') return blocks;
  const isNext = (lines[index - 1] ?? '').trim() !== '';
  const last = blocks[blocks.length - 1];
  const others = blocks.slice(0, -1);

  const [, sectionTitle, id] = SECTION.exec(line) ?? [];
  if (sectionTitle !== undefined && id !== undefined) {
    return [...blocks, { kind: 'section', id, title: sectionTitle }];
  }
  const [, alt, file] = PICTURE.exec(line) ?? [];
  if (alt !== undefined && file !== undefined) return [...blocks, { kind: 'picture', file, alt }];
  const [, number, step] = STEP.exec(line) ?? [];
  if (number !== undefined && step !== undefined) {
    if (last?.kind === 'steps' && isNext) {
      if (Number(number) !== last.start + last.lines.length)
        throw new SyntaxError(`Counted wrongly: ${line}`);
      return [...others, { ...last, lines: [...last.lines, readLine(step)] }];
    }
    return [...blocks, { kind: 'steps', start: Number(number), lines: [readLine(step)] }];
  }
  const item = ITEM.exec(line)?.[1];
  if (item !== undefined) {
    if (last?.kind === 'list' && isNext)
      return [...others, { ...last, lines: [...last.lines, readLine(item)] }];
    return [...blocks, { kind: 'list', lines: [readLine(item)] }];
  }
  const note = NOTE.exec(line)?.[1];
  if (note !== undefined) return [...blocks, { kind: 'note', line: readLine(note) }];
  const row = ROW.exec(line)?.[1];
  if (row !== undefined) {
    const cells = row.split('|').map((cell) => readLine(cell.trim()));
    if (last?.kind !== 'table' || !isNext) return [...blocks, { kind: 'table', heads: cells, rows: [] }];
    if (/^[\s|:-]+$/u.test(row)) return blocks;
    if (cells.length !== last.heads.length) throw new SyntaxError(`A row of another width: ${line}`);
    return [...others, { ...last, rows: [...last.rows, cells] }];
  }
  // A mark that this reader does not know must not pass for text; what two lines say is one paragraph in Markdown.
  if (/^(#|!|>|[-*+]|\d+[.)]|<|\||```| )/u.test(line)) throw new SyntaxError(`Not understood: ${line}`);
  if (isNext && last?.kind === 'paragraph') throw new SyntaxError(`A paragraph is one line: ${line}`);
  return [...blocks, { kind: 'paragraph', line: readLine(line) }];
}

function readLine(text: string): Line {
  const parts: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, strong, code, words, file, section] = found;
    if (found.index > from) parts.push({ kind: 'text', text: text.slice(from, found.index) });
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else
      parts.push({
        kind: 'link',
        text: words ?? '',
        chapter: chapterId(file ?? ''),
        section: section ?? null,
      });
    from = found.index + whole.length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  const rest = parts.filter(({ kind }) => kind === 'text').map((part) => part.text);
  if (rest.some((part) => /\*\*|`|\]\(|<[a-z/]/u.test(part)))
    throw new SyntaxError(`Not understood: ${text}`);
  return parts;
}

/** The words of a line without its marks. */
export function wordsOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** All words of a block, for searching in them. */
export function blockWords(block: Block): readonly string[] {
  switch (block.kind) {
    case 'section':
      return [block.title];
    case 'paragraph':
    case 'note':
      return [wordsOf(block.line)];
    case 'list':
    case 'steps':
      return block.lines.map(wordsOf);
    case 'picture':
      return [];
    case 'table':
      return block.rows.map((row) => row.map(wordsOf).join(' '));
  }
}
