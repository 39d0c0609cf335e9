import { CircleCheck, CircleDashed, LockKeyhole, LockKeyholeOpen, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { type Instant, type IsoDate, dayInTehran, daysBetween } from '../../../shared/calendar/iso-date.ts';
import type { backups } from '../../../shared/features/backups/contract.ts';
import { Button } from '../../kit/button.tsx';
import { useMyself } from '../../shell/myself.tsx';
import { BACKUP_TEXT } from './text.fa.ts';
import { agoWords, momentWords } from './words.fa.ts';

export type Summary = z.output<(typeof backups)['getSummary']['output']>;

type Tone = 'ok' | 'warn' | 'idle';

/** A work day without a backup is no cause for alarm over a weekend of two days; a third one is. */
const OLD_AFTER_DAYS = 3;

interface StateStripProps {
  readonly summary: Summary;
  readonly onSecondPlace: () => void;
  readonly onEncryption: () => void;
}

/** How things stand, in four facts, each with what can be done about it. */
export function StateStrip({ summary, onSecondPlace, onEncryption }: StateStripProps) {
  const { today } = useMyself();
  const { lastMadeAt, lastVerifiedAt, secondPlace, isEncrypted } = summary;
  const last = aged(lastMadeAt, today);
  const verified = aged(lastVerifiedAt, today);
  return (
    <dl className="backup-state" aria-label={BACKUP_TEXT.state}>
      <Fact
        label={BACKUP_TEXT.last}
        {...last}
        note={lastMadeAt === null ? BACKUP_TEXT.neverNote : momentWords(lastMadeAt)}
      />
      <Fact label={BACKUP_TEXT.verified} {...verified} note={BACKUP_TEXT.verifiedNote} />
      <Fact
        label={BACKUP_TEXT.secondPlace}
        {...secondFact(secondPlace)}
        note={
          secondPlace === null ? (
            BACKUP_TEXT.noSecondNote
          ) : (
            <>
              <bdi dir="ltr" className="backup-path" title={secondPlace.path}>
                {secondPlace.path}
              </bdi>
              <br />
              {secondPlace.lastMadeAt === null
                ? BACKUP_TEXT.secondEmpty
                : BACKUP_TEXT.secondAge(agoWords(secondPlace.lastMadeAt, today))}
            </>
          )
        }
        act={secondPlace === null ? BACKUP_TEXT.setSecond : BACKUP_TEXT.changeSecond}
        short={secondPlace === null ? BACKUP_TEXT.set : BACKUP_TEXT.change}
        onAct={onSecondPlace}
      />
      <Fact
        label={BACKUP_TEXT.encryption}
        tone={isEncrypted ? 'ok' : 'idle'}
        icon={isEncrypted ? LockKeyhole : LockKeyholeOpen}
        words={isEncrypted ? BACKUP_TEXT.encrypted : BACKUP_TEXT.notEncrypted}
        note={isEncrypted ? BACKUP_TEXT.encryptedNote : BACKUP_TEXT.notEncryptedNote}
        act={isEncrypted ? BACKUP_TEXT.changeEncryption : BACKUP_TEXT.encrypt}
        short={isEncrypted ? BACKUP_TEXT.change : BACKUP_TEXT.turnOn}
        onAct={onEncryption}
      />
    </dl>
  );
}

interface Said {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly words: string;
}

function aged(at: Instant | null, today: IsoDate): Said {
  if (at === null) return { tone: 'warn', icon: TriangleAlert, words: BACKUP_TEXT.never };
  const isOld = daysBetween(dayInTehran(at), today) >= OLD_AFTER_DAYS;
  return {
    tone: isOld ? 'warn' : 'ok',
    icon: isOld ? TriangleAlert : CircleCheck,
    words: agoWords(at, today),
  };
}

function secondFact(place: Summary['secondPlace']): Said {
  if (place === null) return { tone: 'idle', icon: CircleDashed, words: BACKUP_TEXT.noSecond };
  return place.isPresent
    ? { tone: 'ok', icon: CircleCheck, words: BACKUP_TEXT.present }
    : { tone: 'warn', icon: TriangleAlert, words: BACKUP_TEXT.absent };
}

interface FactProps extends Said {
  readonly label: string;
  readonly note: ReactNode;
  /** The act in full, as it is read out; beside its label the short word says it. */
  readonly act?: string;
  readonly short?: string;
  readonly onAct?: () => void;
}

function Fact({ label, tone, icon: Icon, words, note, act, short, onAct }: FactProps) {
  return (
    <div>
      <dt>
        {label}
        {act !== undefined && (
          <Button look="act" small aria-label={act} onClick={onAct}>
            {short}
          </Button>
        )}
      </dt>
      <dd>
        <span className={`state state--${tone} backup-state__word`}>
          <Icon className="icon" aria-hidden="true" />
          <span>{words}</span>
        </span>
        <p>{note}</p>
      </dd>
    </div>
  );
}
