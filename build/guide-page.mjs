// `npm run guide:page`: the guide as one file, `out/guide/daftar-guide.html`, to lie beside the packages on a stick
// and to be printed: whoever installs the program, or has lost it, reads it without the program. `npm run package`
// lays it there.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chapterId, readChapter } from '../shared/guide/chapter.ts';
import { toPersianDigits } from '../shared/text/digits.ts';
import { GUIDE_TEXT } from '../renderer/features/help/text.fa.ts';

const ROOT = join(import.meta.dirname, '..');
const GUIDE = join(ROOT, 'docs/guide');
const FONT = join(ROOT, 'node_modules/vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2');

const STYLE = `
@font-face { font-family: Vazirmatn; src: url(data:font/woff2;base64,${base64(FONT)}) format('woff2'); font-weight: 100 900; }
body { max-inline-size: 760px; margin: 0 auto; padding: 24px; font: 15px/28px Vazirmatn, Tahoma, sans-serif; color: #182022; }
h1 { font-size: 26px; } h2 { font-size: 21px; margin-block-start: 48px; } h3 { font-size: 16px; }
img { max-inline-size: 100%; border: 1px solid #bcc5c4; }
code { unicode-bidi: isolate; direction: ltr; white-space: nowrap; background: #e9eceb; padding-inline: 4px; }
table { border-collapse: collapse; } th, td { padding: 4px 12px; border: 1px solid #bcc5c4; text-align: start; }
ol { list-style: persian; } .note { border-inline-start: 3px solid #0b5563; padding-inline-start: 12px; }
a { color: #0b5563; }
@media print { h2 { break-before: page; } img, tr { break-inside: avoid; } }`;

/** Writes the guide as one page that needs nothing beside it. */
export function writeGuidePage(path) {
  const chapters = readdirSync(GUIDE)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => ({ id: chapterId(file), ...readChapter(readFileSync(join(GUIDE, file), 'utf8')) }));
  const contents = chapters.map(({ id, title }) => `<li><a href="#${id}">${text(title)}</a></li>`);
  const bodies = chapters.map(
    ({ id, title, blocks }) =>
      `<h2 id="${id}">${text(title)}</h2>${blocks.map((block) => html(id, block)).join('')}`,
  );
  const page =
    `<!doctype html><html lang="fa" dir="rtl"><head><meta charset="utf-8"><title>${GUIDE_TEXT.whole}</title>` +
    `<style>${STYLE}</style></head><body><h1>${GUIDE_TEXT.whole}</h1><ol>${contents.join('')}</ol>${bodies.join('')}</body></html>`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, page);
}

function html(chapter, block) {
  switch (block.kind) {
    case 'section':
      return `<h3 id="${chapter}-${block.id}">${text(block.title)}</h3>`;
    case 'paragraph':
      return `<p>${line(block.line)}</p>`;
    case 'note':
      return `<p class="note">${line(block.line)}</p>`;
    case 'list':
      return `<ul>${block.lines.map((one) => `<li>${line(one)}</li>`).join('')}</ul>`;
    case 'steps':
      return `<ol start="${block.start}">${block.lines.map((one) => `<li>${line(one)}</li>`).join('')}</ol>`;
    case 'picture':
      return `<img alt="${text(block.alt)}" src="data:image/webp;base64,${base64(join(GUIDE, 'pictures', block.file))}">`;
    case 'table':
      return `<table><tr>${cells('th', block.heads)}</tr>${block.rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</table>`;
    default:
      throw new Error(`A block that this page does not know: ${block.kind}`);
  }
}

function cells(tag, row) {
  return row.map((one) => `<${tag}>${line(one)}</${tag}>`).join('');
}

function line(parts) {
  return parts
    .map((part) => {
      if (part.kind === 'strong') return `<b>${text(part.text)}</b>`;
      if (part.kind === 'code') return `<code>${escaped(part.text)}</code>`;
      if (part.kind === 'link') {
        const section = part.section === null ? '' : `-${part.section}`;
        return `<a href="#${part.chapter}${section}">${text(part.text)}</a>`;
      }
      return text(part.text);
    })
    .join('');
}

function text(words) {
  return escaped(toPersianDigits(words));
}

function escaped(words) {
  return words.replace(/[&<>"]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}

function base64(file) {
  return readFileSync(file).toString('base64');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeGuidePage(join(ROOT, 'out/guide/daftar-guide.html'));
}
