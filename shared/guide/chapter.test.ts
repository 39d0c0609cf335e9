import { describe, expect, test } from 'vitest';
import { chapterId, readChapter } from './chapter.ts';

const WHOLE = [
  '# چاپ',
  '',
  'متن با **تأکید** و `Ctrl+P`؛ [پرونده](07-record.md#papers) را ببینید.',
  '',
  '## گام‌ها <a id="steps"></a>',
  '',
  '1. یک',
  '2. دو',
  '',
  '![صفحه چاپ](pictures/print-list.webp)',
  '',
  '3. سه',
  '',
  '- این',
  '- آن',
  '',
  '> نکته.',
  '',
  '| الف | ب |',
  '| --- | --- |',
  '| ۱ | `x` |',
  '',
].join('\n');

test('a chapter becomes its blocks', () => {
  const text = (words: string) => [{ kind: 'text', text: words }];
  expect(readChapter(WHOLE)).toEqual({
    title: 'چاپ',
    blocks: [
      {
        kind: 'paragraph',
        line: [
          { kind: 'text', text: 'متن با ' },
          { kind: 'strong', text: 'تأکید' },
          { kind: 'text', text: ' و ' },
          { kind: 'code', text: 'Ctrl+P' },
          { kind: 'text', text: '؛ ' },
          { kind: 'link', text: 'پرونده', chapter: 'record', section: 'papers' },
          { kind: 'text', text: ' را ببینید.' },
        ],
      },
      { kind: 'section', id: 'steps', title: 'گام‌ها' },
      { kind: 'steps', start: 1, lines: [text('یک'), text('دو')] },
      { kind: 'picture', file: 'print-list.webp', alt: 'صفحه چاپ' },
      { kind: 'steps', start: 3, lines: [text('سه')] },
      { kind: 'list', lines: [text('این'), text('آن')] },
      { kind: 'note', line: text('نکته.') },
      { kind: 'table', heads: [text('الف'), text('ب')], rows: [[text('۱'), [{ kind: 'code', text: 'x' }]]] },
    ],
  });
});

describe('what is written otherwise is refused', () => {
  test.each([
    'بی عنوان',
    '# ع\n\n## بی نشان',
    '# ع\n\n### پایین‌تر <a id="x"></a>',
    '# ع\n\n![](pictures/x.webp)',
    '# ع\n\n![x](https://example.org/x.png)',
    '# ع\n\n1. یک\n3. سه',
    '# ع\n\n<b>x</b>',
    '# ع\n\nمتن <b>x</b>',
    '# ع\n\n[x](https://example.org)',
    '# ع\n\n**باز',
    '# ع\n\n- یک\n  - تو',
    '# ع\n\n| a | b |\n| - | - |\n| x |',
    '# ع\n\nیک\nدو',
  ])('%j', (source) => {
    expect(() => readChapter(source)).toThrow(SyntaxError);
  });
});

test('a chapter is called by its file', () => {
  expect(chapterId('../../docs/guide/01-install.md')).toBe('install');
  expect(chapterId('15-ten-minutes.md')).toBe('ten-minutes');
});
