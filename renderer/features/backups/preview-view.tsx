import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { BackupPreview, Counts } from '../../../shared/features/backups/contract.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import { At } from '../../kit/at.tsx';
import { Cols } from '../../kit/long-table.tsx';
import { methodWord } from '../trail/method-words.fa.ts';
import { PREVIEW_TEXT } from './restore-text.fa.ts';
import { REASON_WORDS, momentWords } from './words.fa.ts';

export type Preview = z.output<typeof BackupPreview>;

/** Acts that stand beside the counts without pushing them out of sight. */
const SHOWN_ACTS = 10;
const COUNTED = ['ngos', 'people', 'documents', 'accounts', 'acts'] as const;

/** What a backup holds beside what is now, and what a restore would cost. */
export function PreviewView({ preview }: { readonly preview: Preview }) {
  const { differences } = preview;
  return (
    <div className="backup-preview">
      <Warnings preview={preview} />
      <div className="backup-preview__columns">
        <section>
          <h3>{PREVIEW_TEXT.about}</h3>
          <dl className="facts facts--wrap backup-facts">
            <dt>{PREVIEW_TEXT.office}</dt>
            <dd>{preview.isSample ? PREVIEW_TEXT.sampleOffice : preview.officeTitle}</dd>
            <dt>{PREVIEW_TEXT.madeAt}</dt>
            <dd>
              <At at={preview.madeAt} />، {REASON_WORDS[preview.reason]}
            </dd>
            <dt>{PREVIEW_TEXT.version}</dt>
            <dd>{toPersianDigits(preview.version)}</dd>
            <dt>{PREVIEW_TEXT.checked}</dt>
            <dd>
              <span className="state state--ok">
                <CircleCheck className="icon" aria-hidden="true" />
                <span>{PREVIEW_TEXT.checkedText}</span>
              </span>
            </dd>
          </dl>
          <CountsTable counts={preview.counts} now={differences?.now ?? null} />
        </section>
        <section>
          <h3>{PREVIEW_TEXT.acts}</h3>
          <Acts acts={preview.lastActs} />
        </section>
      </div>
    </div>
  );
}

function Warnings({ preview: { differences, documentsMissing, madeAt } }: { readonly preview: Preview }) {
  return (
    <>
      {differences !== null && !differences.isSameHistory && (
        <Said tone="bad" title={PREVIEW_TEXT.parted} text={PREVIEW_TEXT.partedText} />
      )}
      {differences !== null && differences.actsLost > 0 && (
        <Said
          tone="warn"
          title={PREVIEW_TEXT.lost(differences.actsLost)}
          text={PREVIEW_TEXT.lostText(
            momentWords(madeAt),
            differences.lastActLostAt === null ? null : momentWords(differences.lastActLostAt),
          )}
        />
      )}
      {differences !== null && differences.actsLost === 0 && differences.isSameHistory && (
        <Said tone="ok" title={PREVIEW_TEXT.nothingLost} text={PREVIEW_TEXT.nothingLostText} />
      )}
      {documentsMissing > 0 && (
        <Said tone="warn" title={PREVIEW_TEXT.missing(documentsMissing)} text={PREVIEW_TEXT.missingText} />
      )}
    </>
  );
}

const ICONS = { ok: CircleCheck, warn: TriangleAlert, bad: CircleX } as const;

interface SaidProps {
  readonly tone: keyof typeof ICONS;
  readonly title: string;
  readonly text: ReactNode;
}

/** One thing to know before going on: icon, what it is, what follows from it. */
export function Said({ tone, title, text }: SaidProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`notice notice--${tone} backup-said`}>
      <Icon className="icon" aria-hidden="true" />
      <div>
        <b>{title}</b>
        <p>{text}</p>
      </div>
    </div>
  );
}

interface CountsTableProps {
  readonly counts: z.output<typeof Counts>;
  readonly now: z.output<typeof Counts> | null;
}

function CountsTable({ counts, now }: CountsTableProps) {
  const { heads } = PREVIEW_TEXT;
  return (
    <table className="grid backup-counts" aria-label={PREVIEW_TEXT.compare}>
      <Cols widths={now === null ? [132, null] : [132, 64, 64, null]} />
      <thead>
        <tr>
          <th scope="col">{heads.what}</th>
          <th scope="col">{heads.backup}</th>
          {now !== null && (
            <>
              <th scope="col">{heads.now}</th>
              <th scope="col">{heads.difference}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {COUNTED.map((what) => (
          <tr key={what}>
            <th scope="row">{PREVIEW_TEXT.counts[what]}</th>
            <td className="num">{formatCount(counts[what])}</td>
            {now !== null && (
              <>
                <td className="num">{formatCount(now[what])}</td>
                <td>
                  <Difference here={counts[what]} now={now[what]} />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Difference({ here, now }: { readonly here: number; readonly now: number }) {
  if (here === now) return <span className="none">{PREVIEW_TEXT.same}</span>;
  return (
    <mark className="backup-mark">
      {here < now ? PREVIEW_TEXT.fewer(now - here) : PREVIEW_TEXT.more(here - now)}
    </mark>
  );
}

function Acts({ acts }: { readonly acts: Preview['lastActs'] }) {
  if (acts.length === 0) return <p className="quiet">{PREVIEW_TEXT.noActs}</p>;
  return (
    <div className="backup-acts" tabIndex={0} role="region" aria-label={PREVIEW_TEXT.acts}>
      <table className="grid">
        <Cols widths={[142, 108, null]} />
        <thead>
          <tr>
            {PREVIEW_TEXT.actHeads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {acts.slice(0, SHOWN_ACTS).map(({ seq, at, person, method }) => (
            <tr key={seq}>
              <td className="num">
                <At at={at} />
              </td>
              <td title={person ?? undefined}>
                {person ?? <span className="none">{PREVIEW_TEXT.nobody}</span>}
              </td>
              <th scope="row" title={methodWord(method)}>
                {methodWord(method)}
              </th>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
