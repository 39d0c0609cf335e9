import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { OwnValue } from '../../../../shared/features/ngos/fields.ts';
import { differingKeys } from '../../../../shared/features/ngos/rules.ts';
import { Button } from '../../../kit/button.tsx';
import { Effects, FormDialog } from '../../../kit/dialog.tsx';
import { type ContactDraft, draftOfContact } from '../form/drafts.ts';
import { useEntries } from '../form/entries.ts';
import { ContactFields } from '../form/other-fields.tsx';
import { isSound, readContact } from '../form/reading.ts';
import { SpotsProvider, useSpots } from '../form/spot.tsx';
import { type ActProps, seen, useRecordAct } from './record-act.ts';
import { ACT_TEXT } from './text.fa.ts';

/** Contact data are kept up to date without a reason. */
export function ContactDialog({ record, onClose }: ActProps) {
  const entries = useEntries();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [draft, setDraft] = useState<ContactDraft>(() => draftOfContact(record.contact));
  const reading = readContact(draft);
  const { spots, form, attempt, goTo } = useSpots(reading.problems);
  const isChanged = differingKeys(record.contact, reading.value).length > 0;

  function submit() {
    const wrong = reading.problems.find(({ tone }) => tone === 'bad');
    if (wrong) {
      attempt();
      goTo(wrong.field);
      return;
    }
    void run((office) => office.ngos.updateContact({ ...seen(record), contact: reading.value }), {
      title: ACT_TEXT.contactSaved,
    });
  }

  return (
    <FormDialog
      title={ACT_TEXT.contactTitle(record.facts.name)}
      submit={ACT_TEXT.saveContact}
      isBusy={isBusy}
      failure={failure}
      canSubmit={isChanged || !isSound(reading)}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.contactEffects} />
      <div ref={form}>
        <SpotsProvider spots={spots}>
          <ContactFields
            draft={draft}
            onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
            entries={entries}
          />
        </SpotsProvider>
      </div>
    </FormDialog>
  );
}

interface Row extends OwnValue {
  readonly key: number;
}

/** The columns of the office's own sheet that stay with this record. */
export function OwnValuesDialog({ record, onClose }: ActProps) {
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    record.ownValues.map((one, key) => ({ ...one, key })),
  );
  const id = useId();
  const kept = rows.filter(({ heading, value }) => heading.trim() !== '' || value.trim() !== '');
  const ownValues = kept.map(({ heading, value }) => ({ heading, value }));
  const isChanged = JSON.stringify(ownValues) !== JSON.stringify(record.ownValues);

  function set(key: number, part: Partial<OwnValue>) {
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...part } : row)));
  }

  return (
    <FormDialog
      title={ACT_TEXT.ownTitle}
      submit={ACT_TEXT.saveOwn}
      isBusy={isBusy}
      failure={failure}
      canSubmit={isChanged && kept.every(({ heading }) => heading.trim() !== '')}
      onSubmit={() =>
        void run((office) => office.ngos.setOwnValues({ ...seen(record), ownValues }), {
          title: ACT_TEXT.ownSaved,
        })
      }
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.ownEffects} />
      <table className="own">
        <thead>
          <tr>
            <th scope="col" id={`${id}-heading`}>
              {ACT_TEXT.ownHeading}
            </th>
            <th scope="col" id={`${id}-value`}>
              {ACT_TEXT.ownValue}
            </th>
            <th scope="col">
              <span className="vh">{ACT_TEXT.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, heading, value }) => (
            <tr key={key}>
              <td>
                <input
                  className="field"
                  aria-labelledby={`${id}-heading`}
                  maxLength={120}
                  value={heading}
                  onChange={(event) => set(key, { heading: event.target.value })}
                />
              </td>
              <td>
                <input
                  className="field"
                  aria-label={`${ACT_TEXT.ownValue} ${heading}`}
                  maxLength={2_000}
                  value={value}
                  onChange={(event) => set(key, { value: event.target.value })}
                />
              </td>
              <td>
                <Button
                  look="quiet"
                  small
                  icon={Trash2}
                  aria-label={`${ACT_TEXT.remove} ${heading}`}
                  onClick={() => setRows((all) => all.filter((row) => row.key !== key))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p>{ACT_TEXT.ownNone}</p>}
      <Button
        look="act"
        small
        icon={Plus}
        disabled={rows.length >= 60}
        onClick={() =>
          setRows((all) => [
            ...all,
            { key: Math.max(-1, ...all.map(({ key }) => key)) + 1, heading: '', value: '' },
          ])
        }
      >
        {ACT_TEXT.addOwn}
      </Button>
    </FormDialog>
  );
}
