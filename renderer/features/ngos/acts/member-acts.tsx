import { useState } from 'react';
import { addYearsJalali } from '../../../../shared/calendar/jalali.ts';
import type { Body, Membership } from '../../../../shared/features/ngos/records.ts';
import { Body as Bodies } from '../../../../shared/features/ngos/records.ts';
import { rolesOf } from '../../../../shared/features/ngos/rules.ts';
import { BODY_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { DateField, type DateValue } from '../../../kit/date-field.tsx';
import { Effects, FormDialog } from '../../../kit/dialog.tsx';
import { ReasonField, SelectField } from '../../../kit/field.tsx';
import { useMyself } from '../../../shell/myself.tsx';
import { EMPTY_PERSON, type PersonDraft, draftOfPerson } from '../form/drafts.ts';
import { PersonFields } from '../form/other-fields.tsx';
import { type TermDraft, isSound, readPerson, readTerm } from '../form/reading.ts';
import { Spot, SpotsProvider, useSpots } from '../form/spot.tsx';
import { PROBLEM_WORDS } from '../form/text.fa.ts';
import { roleWord } from '../../../../shared/features/ngos/event-words.fa.ts';
import { TermFields } from './member-fields.tsx';
import { useParameters } from './parameters.ts';
import { type KnownPerson, PersonField } from './person-field.tsx';
import { type ActProps, seen, useRecordAct } from './record-act.ts';
import { ACT_TEXT } from './text.fa.ts';

/** The office has set terms for boards and auditors only. */
function useTermYears() {
  const { today } = useMyself();
  const { number } = useParameters(today);
  return (body: Body): number | null => {
    if (body === 'board' || body === 'management') return number('board_term_years');
    return body === 'auditors' ? number('auditor_term_years') : null;
  };
}

/** Somebody takes a seat: a known person, found while the name is typed, or a new one. */
export function AppointDialog({ record, onClose, body: first }: ActProps & { readonly body: Body }) {
  const { today } = useMyself();
  const years = useTermYears();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [body, setBody] = useState<Body>(first);
  const [known, setKnown] = useState<KnownPerson | null>(null);
  const [person, setPerson] = useState<PersonDraft>(EMPTY_PERSON);
  const [term, setTerm] = useState<TermDraft>(() => freshTerm(first));
  const personRead = readPerson(person);
  const termRead = readTerm(term);
  const { spots, form, attempt, goTo } = useSpots([...personRead.problems, ...termRead.problems]);

  function freshTerm(of: Body): TermDraft {
    // Most of those who take a seat on a board are plain members.
    const [foremost = 'principal'] = rolesOf(of);
    const role = of === 'board' ? 'principal' : foremost;
    const length = years(of);
    return {
      role,
      rank: '',
      startedOn: today,
      termEndsOn: length === null ? null : addYearsJalali(today, length),
    };
  }

  function submit() {
    if (!isSound(personRead) || !isSound(termRead)) {
      attempt();
      goTo([...personRead.problems, ...termRead.problems].find(({ tone }) => tone === 'bad')?.field ?? '');
      return;
    }
    const input = {
      ...seen(record),
      personId: known?.personId ?? null,
      person: personRead.value,
      body,
      term: termRead.value,
    };
    void run((office) => office.ngos.appointMember(input), {
      title: ACT_TEXT.appointed(personRead.value.fullName),
      text: ACT_TEXT.appointedText,
    });
  }

  return (
    <FormDialog
      title={ACT_TEXT.appointTitle(record.facts.name)}
      submit={ACT_TEXT.appoint}
      isBusy={isBusy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <div ref={form}>
        <SpotsProvider spots={spots}>
          <SelectField
            label={ACT_TEXT.body}
            width="m"
            value={body}
            onChange={(next) => {
              setBody(next);
              setTerm(freshTerm(next));
            }}
            options={Bodies.options.map((value) => ({ value, label: BODY_WORDS[value] }))}
          />
          <PersonFields
            draft={person}
            onChange={(part) => setPerson((now) => ({ ...now, ...part }))}
            nameField={
              <Spot field="fullName">
                {(note) => (
                  <PersonField
                    text={person.fullName}
                    known={known}
                    note={note}
                    onText={(fullName) => {
                      // Another name is another person until one is chosen again.
                      if (known !== null) setPerson({ ...EMPTY_PERSON, fullName });
                      else setPerson((now) => ({ ...now, fullName }));
                      setKnown(null);
                    }}
                    onKnown={(one) => {
                      setKnown(one);
                      setPerson((now) => ({
                        ...now,
                        fullName: one.fullName,
                        nationalId: toPersianDigits(one.nationalId ?? now.nationalId),
                      }));
                    }}
                  />
                )}
              </Spot>
            }
          />
          <TermFields
            body={body}
            draft={term}
            onChange={(part) => setTerm((now) => ({ ...now, ...part }))}
            today={today}
            years={years(body)}
          />
        </SpotsProvider>
      </div>
    </FormDialog>
  );
}

/** Somebody left before or at the end of the term. */
export function EndMembershipDialog({ record, onClose, seat }: ActProps & { readonly seat: Membership }) {
  const { today } = useMyself();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const { startedOn, termEndsOn } = seat.term;
  const [on, setOn] = useState<DateValue>(termEndsOn !== null && termEndsOn < today ? termEndsOn : today);
  const [reason, setReason] = useState('');
  const day = on === null || on === 'wrong' ? null : on;
  const isFuture = day !== null && day > today;
  const isEarly = day !== null && startedOn !== null && day < startedOn;
  const problem = isFuture ? PROBLEM_WORDS.date_in_future : isEarly ? PROBLEM_WORDS.term_reversed : null;

  function submit() {
    if (day === null) return;
    const input = { ...seen(record), membershipId: seat.id, on: day, reason };
    void run((office) => office.ngos.endMembership(input), { title: ACT_TEXT.ended(seat.person.fullName) });
  }

  return (
    <FormDialog
      title={ACT_TEXT.endTitle(seat.person.fullName)}
      submit={ACT_TEXT.end}
      isBusy={isBusy}
      failure={failure}
      canSubmit={day !== null && problem === null}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.endEffects(roleWord(seat.term), day ?? today)} />
      <DateField
        label={ACT_TEXT.endOn}
        value={on}
        onChange={setOn}
        today={today}
        note={problem === null ? null : { tone: 'bad', text: problem }}
      />
      <ReasonField isOptional value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** A name, number or day of a membership was written down wrongly. */
export function CorrectMembershipDialog({ record, onClose, seat }: ActProps & { readonly seat: Membership }) {
  const { today } = useMyself();
  const years = useTermYears();
  const { isBusy, failure, run } = useRecordAct(onClose);
  const [person, setPerson] = useState<PersonDraft>(() => draftOfPerson(seat.person));
  const [term, setTerm] = useState<TermDraft>(() => ({
    ...seat.term,
    rank: seat.term.rank === null ? '' : toPersianDigits(seat.term.rank),
  }));
  const [reason, setReason] = useState('');
  const personRead = readPerson(person);
  const termRead = readTerm(term);
  const { spots, form, attempt, goTo } = useSpots([...personRead.problems, ...termRead.problems]);

  function submit() {
    if (!isSound(personRead) || !isSound(termRead)) {
      attempt();
      goTo([...personRead.problems, ...termRead.problems].find(({ tone }) => tone === 'bad')?.field ?? '');
      return;
    }
    const input = {
      ...seen(record),
      membershipId: seat.id,
      person: personRead.value,
      term: termRead.value,
      reason,
    };
    void run((office) => office.ngos.correctMembership(input), {
      title: ACT_TEXT.memberCorrected(personRead.value.fullName),
    });
  }

  return (
    <FormDialog
      title={ACT_TEXT.correctMemberTitle(seat.person.fullName)}
      submit={ACT_TEXT.correctMember}
      isBusy={isBusy}
      failure={failure}
      canSubmit={reason.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={ACT_TEXT.correctMemberEffects} />
      <div ref={form}>
        <SpotsProvider spots={spots}>
          <PersonFields draft={person} onChange={(part) => setPerson((now) => ({ ...now, ...part }))} />
          <TermFields
            body={seat.body}
            draft={term}
            onChange={(part) => setTerm((now) => ({ ...now, ...part }))}
            today={today}
            years={years(seat.body)}
          />
        </SpotsProvider>
      </div>
      <ReasonField label={ACT_TEXT.correctionReason} value={reason} onChange={setReason} />
    </FormDialog>
  );
}
