/** A piece of text where it stands on a page; points from the page's lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of the letters. */
  readonly size: number;
}

/** Between two cells of a line. */
const BETWEEN_CELLS = '، ';

/**
 * The lines of a page as they are read, from above and from the right. A PDF holds words by their places
 * and without the spaces between them, so order and spaces come from the places.
 */
export function pageText(pieces: readonly PlacedText[]): string {
  return linesOf(pieces.filter(({ text }) => text.trim() !== ''))
    .map(lineText)
    .join('\n');
}

function linesOf(pieces: readonly PlacedText[]): readonly (readonly PlacedText[])[] {
  const lines: PlacedText[][] = [];
  for (const piece of [...pieces].sort((one, other) => other.y - one.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line === undefined || first === undefined || first.y - piece.y > first.size / 2) lines.push([piece]);
    else line.push(piece);
  }
  return lines;
}

function lineText(line: readonly PlacedText[]): string {
  const words = withLatinForward([...line].sort((one, other) => other.x - one.x));
  return words.reduce((said, piece, index) => {
    const before = words[index - 1];
    return before === undefined ? piece.text : `${said}${between(before, piece)}${piece.text}`;
  }, '');
}

/** Words of Latin letters that stand together are read from the left, as one piece. */
function withLatinForward(words: readonly PlacedText[]): readonly PlacedText[] {
  return words.reduce<readonly PlacedText[]>((joined, word) => {
    const before = joined.at(-1);
    if (before === undefined || !isLatin(before) || !isLatin(word)) return [...joined, word];
    const gap = between(before, word);
    if (gap === BETWEEN_CELLS) return [...joined, word];
    const width = before.x + before.width - word.x;
    return [...joined.slice(0, -1), { ...word, text: `${word.text}${gap}${before.text}`, width }];
  }, []);
}

function isLatin({ text }: PlacedText): boolean {
  return /\p{Script=Latin}/u.test(text);
}

function between(one: PlacedText, other: PlacedText): string {
  const [left, right] = one.x < other.x ? [one, other] : [other, one];
  const gap = right.x - (left.x + left.width);
  if (gap < one.size * 0.08) return '';
  return gap > one.size * 1.2 ? BETWEEN_CELLS : ' ';
}
