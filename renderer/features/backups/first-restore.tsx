import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { backups } from '../../../shared/features/backups/contract.ts';
import { At } from '../../kit/at.tsx';
import { Button } from '../../kit/button.tsx';
import { Effects } from '../../kit/dialog.tsx';
import { Note } from '../../kit/field.tsx';
import { Form } from '../../kit/form.tsx';
import { Cols } from '../../kit/long-table.tsx';
import { PathField } from '../../kit/path-field.tsx';
import { useAct } from '../../shell/asking.ts';
import { Gate } from '../../shell/gate.tsx';
import { useConnection } from '../../shell/office.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { useGuidePlace } from '../help/help.tsx';
import { OTHER_PLACES } from '../help/places.ts';
import { BACKUP_ERRORS } from './errors.fa.ts';
import { OpeningView, Working, useOpening } from './opening.tsx';
import { type Preview, PreviewView } from './preview-view.tsx';
import { FIRST_RESTORE_TEXT as TEXT } from './restore-text.fa.ts';
import { BACKUP_TEXT } from './text.fa.ts';
import { momentWords, sizeWords } from './words.fa.ts';

type Found = z.output<(typeof backups)['findBackups']['output']>[number];

/** On a new machine: the office comes back from a stick, before anybody can sign in. */
export function FirstRestore({ onLeave }: { readonly onLeave: () => void }) {
  useGuidePlace(OTHER_PLACES.firstRestore);
  const act = useAct();
  const [path, setPath] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const [chosen, choose] = useState<Found | null>(null);

  async function find() {
    setTried(true);
    setFailure(null);
    setFound(null);
    if (path.trim() === '') return;
    const result = await act.run((office) => office.backups.findBackups({ path: path.trim() }));
    if (result === undefined) return;
    if (!result.ok) setFailure(sentenceOf(BACKUP_ERRORS, result.error));
    else if (result.value.length === 0) setFailure(TEXT.noneFound);
    else setFound(result.value);
  }

  if (chosen !== null) return <Chosen backup={chosen} onBack={() => choose(null)} />;
  return (
    <Gate title={TEXT.title} text={TEXT.text} isWide>
      <Form
        submit={TEXT.find}
        isBusy={act.isBusy}
        failure={failure}
        onSubmit={() => void find()}
        aside={<Button onClick={onLeave}>{TEXT.back}</Button>}
      >
        <PathField
          label={TEXT.place}
          kinds={['folder', 'backup']}
          isFocusedFirst
          value={path}
          note={isTried && path.trim() === '' ? null : { tone: 'note', text: TEXT.placeHint }}
          onChange={setPath}
        />
      </Form>
      {found !== null && <FoundList found={found} onChoose={choose} />}
    </Gate>
  );
}

interface FoundListProps {
  readonly found: readonly Found[];
  readonly onChoose: (backup: Found) => void;
}

/** Backups that were found somewhere, to choose one. */
export function FoundList({ found, onChoose }: FoundListProps) {
  return (
    <section className="backup-found">
      <h2>
        {TEXT.found}
        <i>{TEXT.foundCount(found.length)}</i>
      </h2>
      <div className="backup-found__rows" tabIndex={0} role="region" aria-label={TEXT.found}>
        <table className="grid">
          <Cols widths={[160, 118, 90, null, 112]} />
          <thead>
            <tr>
              {TEXT.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map((backup) => (
              <tr key={backup.path}>
                <th scope="row" className="num">
                  <At at={backup.madeAt} />
                </th>
                <td className="num">{sizeWords(backup.size)}</td>
                <td>{backup.isEncrypted ? BACKUP_TEXT.hasPassphrase : BACKUP_TEXT.noPassphrase}</td>
                <td title={backup.path}>
                  <bdi dir="ltr">{backup.path.split(/[\\/]/u).at(-1)}</bdi>
                </td>
                <td>
                  <Button
                    small
                    aria-label={TEXT.chooseOf(momentWords(backup.madeAt))}
                    onClick={() => onChoose(backup)}
                  >
                    {TEXT.choose}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface ChosenProps {
  readonly backup: Found;
  readonly onBack: () => void;
}

/** One backup on its way into the empty office. */
function Chosen({ backup, onBack }: ChosenProps) {
  const opener = useOpening<Preview>(
    (office, passphrase) => office.backups.previewFirst({ path: backup.path, passphrase }),
    onBack,
  );
  return (
    <Gate title={TEXT.backup(momentWords(backup.madeAt))} isWide>
      <OpeningView
        opener={opener}
        stop="stopFirst"
        body="backup-first"
        foot="form__foot"
        leave={TEXT.back}
        onLeave={onBack}
      >
        {(preview) => <Confirm preview={preview} onBack={onBack} />}
      </OpeningView>
    </Gate>
  );
}

interface ConfirmProps {
  readonly preview: Preview;
  readonly onBack: () => void;
}

function Confirm({ preview, onBack }: ConfirmProps) {
  const act = useAct();
  const queries = useQueryClient();
  const { setToken } = useConnection();
  const [failure, setFailure] = useState<string | null>(null);

  async function restore() {
    setFailure(null);
    const result = await act.run((office) => office.backups.restoreFirst({ previewId: preview.previewId }));
    if (result?.ok === true) {
      setToken(null, {
        title: TEXT.done(preview.officeTitle),
        text: TEXT.doneText(momentWords(preview.madeAt)),
      });
      await queries.invalidateQueries();
    } else if (result) {
      setFailure(sentenceOf(BACKUP_ERRORS, result.error));
    }
  }

  return (
    <div className="backup-first">
      <PreviewView preview={preview} />
      <Effects lines={TEXT.effects} />
      {act.isBusy && <Working stop={null} />}
      <div role="alert">{failure !== null && <Note tone="bad" text={failure} />}</div>
      <div className="form__foot">
        <Button look="primary" isBusy={act.isBusy} onClick={() => void restore()}>
          {TEXT.restore}
        </Button>
        <Button disabled={act.isBusy} onClick={onBack}>
          {TEXT.back}
        </Button>
      </div>
    </div>
  );
}
