import { useEffect, useState } from 'react';
import { formatCount } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { Ghost } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useOffice } from '../../shell/office.tsx';
import { IMPORT_TEXT } from './text.fa.ts';

const ASK_EVERY_MS = 400;
/** Work that is over by then shows no bar that only flickers. */
const BAR_AFTER_MS = 1_500;

interface WorkingProps {
  readonly workId: string;
  readonly title: string;
  readonly note: string;
}

/** A long work: nothing at first, then pale rows, then how far it has come and a way to stop it. */
export function Working({ workId, title, note }: WorkingProps) {
  const office = useOffice();
  const [startedAt] = useState(() => Date.now());
  const [isLong, setLong] = useState(false);
  const [isStopping, setStopping] = useState(false);
  const progress = useAsk(
    ['imports.getProgress', workId],
    (client) => client.imports.getProgress({ workId }),
    { refetchEvery: ASK_EVERY_MS },
  );
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), BAR_AFTER_MS);
    return () => window.clearTimeout(timer);
  }, []);

  if (!isLong) return <Ghost rows={10} />;
  const done = progress.data?.done ?? 0;
  const total = progress.data?.total ?? null;
  const share = total === null || total === 0 ? null : Math.min(done / total, 1);
  const seconds =
    share === null || share === 0 ? null : ((progress.dataUpdatedAt - startedAt) / 1000) * (1 / share - 1);
  return (
    <div className="working">
      <div className="busy" role="status">
        <p>
          <b>{title}</b>
          <span>
            {total === null
              ? done > 0 && IMPORT_TEXT.rowsSoFar(done)
              : IMPORT_TEXT.rowsOf(Math.min(done, total), total)}
            {seconds !== null && `، ${IMPORT_TEXT.secondsLeft(Math.max(1, Math.round(seconds)))}`}
          </span>
        </p>
        <div
          className={share === null ? 'bar bar--unknown' : 'bar'}
          role="progressbar"
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={100}
          {...(share === null
            ? {}
            : {
                'aria-valuenow': Math.round(share * 100),
                'aria-valuetext': formatCount(Math.round(share * 100)),
              })}
        >
          <span style={{ inlineSize: share === null ? '30%' : `${share * 100}%` }} />
        </div>
        <p>
          <span>{note}</span>
          <Button
            small
            isBusy={isStopping}
            onClick={() => {
              setStopping(true);
              void office.imports.stopWork({ workId });
            }}
          >
            {isStopping ? IMPORT_TEXT.stopping : IMPORT_TEXT.stop}
          </Button>
        </p>
      </div>
    </div>
  );
}
