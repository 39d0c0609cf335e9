import { ChevronRight, Search, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { shortcutTitle } from '../../kit/shortcut.tsx';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { Marked } from '../ngos/marked.tsx';
import { Article } from './article.tsx';
import { CHAPTERS } from './content.ts';
import type { GuidePlace } from './places.ts';
import { searchGuide } from './search.ts';
import { GUIDE_TEXT } from './text.fa.ts';

interface GuideProps {
  /** Where it opens. */
  readonly place: GuidePlace;
  readonly onClose: () => void;
}

/** The guide over the page one is at: nothing of what was begun there is lost. */
export function Guide({ place, onClose }: GuideProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [way, setWay] = useState<readonly GuidePlace[]>([place]);
  const [text, setText] = useState('');
  const hits = useMemo(() => searchGuide(CHAPTERS, text), [text]);
  const at = way[way.length - 1] ?? place;
  const chapter = CHAPTERS.find(({ id }) => id === at.chapter) ?? CHAPTERS[0];
  const next = chapter === undefined ? undefined : CHAPTERS[CHAPTERS.indexOf(chapter) + 1];
  const isSearching = text.trim() !== '';

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  // Led to a place, one begins to read there: the keyboard scrolls from it, a screen reader reads it.
  useEffect(() => {
    const heading = at.section === undefined ? 'guide-title' : `guide-${at.section}`;
    const shown = dialog.current?.querySelector<HTMLElement>(`#${heading}`);
    if (at.section === undefined) scroller.current?.scrollTo(0, 0);
    else shown?.scrollIntoView({ block: 'start' });
    shown?.focus({ preventScroll: true });
  }, [at]);

  const go = (to: GuidePlace) => setWay((before) => [...before, to]);
  const back = () => setWay((before) => (before.length > 1 ? before.slice(0, -1) : before));
  useShortcuts({ guideFind: () => search.current?.focus(), guideBack: back });

  function leave() {
    if (isSearching && document.activeElement === search.current) setText('');
    else onClose();
  }

  if (chapter === undefined) return null;
  return (
    <dialog
      ref={dialog}
      className="guide"
      aria-label={GUIDE_TEXT.title}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div className="guide__head">
        <h1>{GUIDE_TEXT.title}</h1>
        <Button
          look="quiet"
          icon={ChevronRight}
          disabled={way.length < 2}
          title={shortcutTitle('guideBack')}
          onClick={back}
        >
          {GUIDE_TEXT.back}
        </Button>
        <label className="guide__search" title={shortcutTitle('guideFind')}>
          <Search className="icon" aria-hidden="true" />
          <input
            ref={search}
            type="search"
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            aria-label={GUIDE_TEXT.search}
            placeholder={GUIDE_TEXT.search}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <span className="faint" role="status">
            {isSearching ? GUIDE_TEXT.found(hits.length) : ''}
          </span>
        </label>
        <Button look="quiet" icon={X} aria-label={GUIDE_TEXT.close} title="Esc" onClick={onClose} />
      </div>
      <nav className="guide__side" aria-label={isSearching ? GUIDE_TEXT.search : GUIDE_TEXT.contents}>
        {isSearching ? (
          <ul className="guide__hits">
            {hits.map(({ chapter: id, section, title, line }) => (
              <li key={`${id} ${section ?? ''}`}>
                <button
                  type="button"
                  onClick={() => go(section === null ? { chapter: id } : { chapter: id, section })}
                >
                  <b>
                    <Marked text={title} sought={text} />
                  </b>
                  <small>{CHAPTERS.find((one) => one.id === id)?.title}</small>
                  {line !== '' && (
                    <span>
                      <Marked text={line} sought={text} />
                    </span>
                  )}
                </button>
              </li>
            ))}
            {hits.length === 0 && <li className="guide__nothing">{GUIDE_TEXT.nothing}</li>}
          </ul>
        ) : (
          <ol className="guide__contents">
            {CHAPTERS.map(({ id, title, blocks }, index) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === chapter.id ? 'true' : undefined}
                  onClick={() => go({ chapter: id })}
                >
                  <span className="guide__no">{toPersianDigits(index + 1)}</span>
                  {title}
                </button>
                {id === chapter.id && (
                  <ul>
                    {blocks.map(
                      (block) =>
                        block.kind === 'section' && (
                          <li key={block.id}>
                            <button type="button" onClick={() => go({ chapter: id, section: block.id })}>
                              {block.title}
                            </button>
                          </li>
                        ),
                    )}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        )}
      </nav>
      <div className="guide__scroll" ref={scroller} tabIndex={0} role="region" aria-labelledby="guide-title">
        <Article chapter={chapter} onGo={go} />
        {next !== undefined && (
          <p className="guide__next">
            {GUIDE_TEXT.next}:{' '}
            <button type="button" className="link link--button" onClick={() => go({ chapter: next.id })}>
              {next.title}
            </button>
          </p>
        )}
      </div>
    </dialog>
  );
}
