import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Block, Line } from '../../../shared/guide/chapter.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { type GuideChapter, pictureAddress } from './content.ts';
import type { GuidePlace } from './places.ts';
import { GUIDE_TEXT } from './text.fa.ts';

interface ArticleProps {
  readonly chapter: GuideChapter;
  readonly onGo: (place: GuidePlace) => void;
}

/** One chapter as text. Its headings take the focus, since one is led to them. */
export function Article({ chapter, onGo }: ArticleProps) {
  return (
    <article className="guide__text" aria-labelledby="guide-title">
      <h2 id="guide-title" tabIndex={-1}>
        {chapter.title}
      </h2>
      {chapter.blocks.map((block, index) => (
        <Shown key={`${chapter.id} ${index}`} block={block} onGo={onGo} />
      ))}
    </article>
  );
}

function Shown({ block, onGo }: { readonly block: Block; readonly onGo: ArticleProps['onGo'] }): ReactNode {
  const words = (line: Line) => <Words line={line} onGo={onGo} />;
  switch (block.kind) {
    case 'section':
      return (
        <h3 id={`guide-${block.id}`} tabIndex={-1}>
          {block.title}
        </h3>
      );
    case 'paragraph':
      return <p>{words(block.line)}</p>;
    case 'note':
      return (
        <p className="guide__note">
          <Info className="icon" aria-label={GUIDE_TEXT.note} role="img" />
          <span>{words(block.line)}</span>
        </p>
      );
    case 'list':
      return (
        <ul>
          {block.lines.map((line, index) => (
            <li key={index}>{words(line)}</li>
          ))}
        </ul>
      );
    case 'steps':
      return (
        <ol start={block.start}>
          {block.lines.map((line, index) => (
            <li key={index}>{words(line)}</li>
          ))}
        </ol>
      );
    case 'picture':
      return <img src={pictureAddress(block.file)} alt={block.alt} loading="lazy" />;
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.heads.map((line, index) => (
                <th key={index} scope="col">
                  {words(line)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((line, column) => (
                  <td key={column}>{words(line)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

/** Keys stand in the guide as they are pressed: `Ctrl+K`. */
const KEYS = /^(Ctrl|Alt|Shift|Esc|Enter|F\d+|Space|Tab)(\+.+)?$/u;

function Words({ line, onGo }: { readonly line: Line; readonly onGo: ArticleProps['onGo'] }): ReactNode {
  return line.map((part, index) => {
    switch (part.kind) {
      case 'text':
        return toPersianDigits(part.text);
      case 'strong':
        return <b key={index}>{toPersianDigits(part.text)}</b>;
      case 'code':
        return KEYS.test(part.text) ? (
          <span className="keys" key={index}>
            {part.text.split('+').map((cap) => (
              <kbd key={cap}>{cap}</kbd>
            ))}
          </span>
        ) : (
          <code key={index}>{part.text}</code>
        );
      case 'link': {
        const { chapter, section } = part;
        const place = section === null ? { chapter } : { chapter, section };
        return (
          <button key={index} type="button" className="link link--button" onClick={() => onGo(place)}>
            {part.text}
          </button>
        );
      }
    }
  });
}
