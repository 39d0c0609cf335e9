import type { Lack, NextAct } from '../../../../shared/features/ngos/next-act.ts';
import type { NgoRecord } from '../../../../shared/features/ngos/records.ts';
import { currentPermit } from '../../../../shared/features/ngos/rules.ts';
import { Fragment } from 'react';
import { NEXT_TEXT, lackWords, nextSentence } from './next-words.fa.ts';

interface NextLineProps {
  readonly record: NgoRecord;
  readonly next: NextAct;
  readonly onLack: (lack: Lack) => void;
}

/** Why the next act is next, in one line; what is lacking leads to where it is mended. */
export function NextLine({ record, next, onLack }: NextLineProps) {
  const permit = currentPermit(record.permits);
  const { strong, rest } = nextSentence(next, permit?.facts.validUntil ?? null, record);
  const isForRenewal = next.act === 'startRenewal' || next.act === 'renewPermit';
  const isCalm = next.ground === 'valid' && next.lacks.length === 0;
  return (
    <p className="next">
      <span>
        <b>{strong}</b>
        {rest}
        {isCalm && ` ${NEXT_TEXT.nothingDue}`}
        {next.lacks.length > 0 && (
          <>
            {' '}
            {isForRenewal && `${NEXT_TEXT.forRenewal} `}
            {next.lacks.map((lack, index) => {
              const { link, rest: said } = lackWords(lack);
              // «۲ مدرک کم است و بازرس تازه باید معرفی شود»; the same verb is said once.
              const following = next.lacks[index + 1];
              const isSameVerb = following !== undefined && lackWords(following).rest === said;
              return (
                <Fragment key={lack.kind}>
                  {index > 0 && NEXT_TEXT.and}
                  <button type="button" className="link link--button" onClick={() => onLack(lack)}>
                    {link}
                  </button>
                  {!isSameVerb && ` ${said}`}
                </Fragment>
              );
            })}
            {NEXT_TEXT.stop}
          </>
        )}
      </span>
    </p>
  );
}
