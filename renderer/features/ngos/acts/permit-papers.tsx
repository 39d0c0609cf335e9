import { useState } from 'react';
import type { Permit } from '../../../../shared/features/ngos/records.ts';
import { addYearsJalali } from '../../../../shared/calendar/jalali.ts';
import { differingKeys } from '../../../../shared/features/ngos/rules.ts';
import { Effects, FormDialog } from '../../../kit/dialog.tsx';
import { ReasonField } from '../../../kit/field.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { EMPTY_PERMIT, type PermitDraft, draftOfPermit } from '../form/drafts.ts';
import { useEntries } from '../form/entries.ts';
import { PermitFields } from '../form/other-fields.tsx';
import { isSound, readPermit } from '../form/reading.ts';
import { SpotsProvider, useSpots } from '../form/spot.tsx';
import type { ChangedField } from '../record/happenings.ts';
import { useParameters } from './parameters.ts';
import { type ActProps, seen, useRecordAct } from './record-act.ts';
import { ACT_TEXT } from './text.fa.ts';
import { WhatChanges } from './what-changes.tsx';

/** A new permit: the first one, or the one that renews `before`. */
export function IssuePermitDialog({
  record,
  onClose,
  before,
}: ActProps & { readonly before: Permit | null }) {
  const { today } = useMyself();
  const entries = useEntries();
  const validityYears = useParameters(today).number('permit_validity_years');
  const { isBusy, failure, run } = useRecordAct(onClose);
  const last = record.permits[record.permits.length - 1];
  const [draft, setDraft] = useState<PermitDraft>(() => ({
    ...EMPTY_PERMIT,
    issuerId: last?.facts.issuerId ?? null,
    issuedOn: today,
    validUntil: addYearsJalali(today, validityYears),
  }));
  const reading = readPermit(draft, today, true);
  const { spots, form, attempt, goTo } = useSpots(reading.problems);

  function submit() {
    const [first] = reading.problems.filter(({ tone }) => tone === 'bad');
    if (first) {
      attempt();
      goTo(first.field);
      return;
    }
    const permit = reading.value;
    if (before === null) {
      void run((office) => office.ngos.issuePermit({ ...seen(record), permit }), {
        title: ACT_TEXT.issued(permit.permitNo),
      });
    } else {
      void run((office) => office.ngos.renewPermit({ ...seen(record), permitId: before.id, permit }), {
        title: ACT_TEXT.renewed(permit.permitNo),
      });
    }
  }

  const name = record.facts.name;
  const effects =
    before === null
      ? [
          ...ACT_TEXT.issueEffects,
          ...(record.permitState === 'revoked' ? [ACT_TEXT.issueAfterRevocation] : []),
        ]
      : ACT_TEXT.renewEffects(before.facts.permitNo);
  return (
    <FormDialog
      title={before === null ? ACT_TEXT.issueTitle(name) : ACT_TEXT.renewTitle(name)}
      submit={before === null ? ACT_TEXT.issue : ACT_TEXT.renew}
      isBusy={isBusy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={effects} />
      <div ref={form}>
        <SpotsProvider spots={spots}>
          <PermitFields
            draft={draft}
            onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
            entries={entries}
            today={today}
            validityYears={validityYears}
            isIssued
          />
        </SpotsProvider>
      </div>
    </FormDialog>
  );
}

/** Number, days or issuer of a permit were written down wrongly. */
export function CorrectPermitDialog({ record, onClose, permit }: ActProps & { readonly permit: Permit }) {
  const { today } = useMyself();
  const entries = useEntries();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [draft, setDraft] = useState<PermitDraft>(() => draftOfPermit(permit.facts));
  const [reason, setReason] = useState('');
  const reading = readPermit(draft, today, false);
  const { spots, form, attempt } = useSpots(reading.problems);
  const keys = differingKeys(permit.facts, reading.value);
  const nameOf = (id: number | null) => entries.find((entry) => entry.id === id)?.name ?? '';
  const changes: readonly ChangedField[] = keys.map((key) => ({
    field: `permit.${key}`,
    old: key === 'issuerId' ? nameOf(permit.facts.issuerId) : (permit.facts[key] ?? '').toString(),
    new: key === 'issuerId' ? nameOf(reading.value.issuerId) : (reading.value[key] ?? '').toString(),
  }));

  function submit() {
    if (!isSound(reading)) {
      attempt();
      return;
    }
    const input = { ...seen(record), permitId: permit.id, permit: reading.value, reason };
    void run((office) => office.ngos.correctPermit(input), {
      title: ACT_TEXT.permitCorrected(reading.value.permitNo),
    });
  }

  return (
    <FormDialog
      title={ACT_TEXT.correctPermitTitle(permit.facts.permitNo)}
      submit={ACT_TEXT.correctPermit}
      isBusy={isBusy}
      failure={failure}
      canSubmit={keys.length > 0 && reason.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.correctPermitEffects} />
      <div ref={form}>
        <SpotsProvider spots={spots}>
          <PermitFields
            draft={draft}
            onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
            entries={entries}
            today={today}
            validityYears={null}
            isIssued={false}
          />
        </SpotsProvider>
      </div>
      <WhatChanges changes={changes} />
      <ReasonField label={ACT_TEXT.correctionReason} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
