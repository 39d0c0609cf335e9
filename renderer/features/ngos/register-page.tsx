import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import { useNotices } from '../../kit/notices.tsx';
import { PageHead } from '../../kit/page.tsx';
import { CheckField } from '../../kit/field.tsx';
import { useAct } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { useParameters } from './acts/parameters.ts';
import { sentenceOf } from './acts/record-act.ts';
import {
  ContactDraft,
  EMPTY_CONTACT,
  EMPTY_FACTS,
  EMPTY_PERMIT,
  EMPTY_PERSON,
  FactsDraft,
  PermitDraft,
  PersonDraft,
} from './form/drafts.ts';
import { useDraft } from './form/draft-keeping.ts';
import { useEntries } from './form/entries.ts';
import { FactsFields } from './form/facts-fields.tsx';
import { fieldLabel } from './form/field-labels.fa.ts';
import { Commit, DraftOffer, DraftState, LeaveDialog, type LeftOver } from './form/form-frame.tsx';
import { ContactFields, PermitFields, PersonFields } from './form/other-fields.tsx';
import {
  type Problem,
  isPermitEmpty,
  isPersonEmpty,
  readContact,
  readFacts,
  readPermit,
  readPerson,
} from './form/reading.ts';
import { SimilarPanel, useSimilar } from './form/similar-panel.tsx';
import { SpotsProvider, useSpots } from './form/spot.tsx';
import { FORM_TEXT } from './form/text.fa.ts';

const RegisterDraft = z.strictObject({
  facts: FactsDraft,
  contact: ContactDraft,
  hasPermit: z.boolean(),
  permit: PermitDraft,
  director: PersonDraft,
  parentShown: z.string(),
});
type RegisterDraft = z.output<typeof RegisterDraft>;

const EMPTY: RegisterDraft = {
  facts: EMPTY_FACTS,
  contact: EMPTY_CONTACT,
  hasPermit: false,
  permit: EMPTY_PERMIT,
  director: EMPTY_PERSON,
  parentShown: '',
};

/** What the form means, and all that stands against recording it. */
function readForm(draft: RegisterDraft, today: Parameters<typeof readFacts>[1]) {
  const facts = readFacts(draft.facts, today);
  const contact = readContact(draft.contact);
  const permit = draft.hasPermit ? readPermit(draft.permit, today, false) : null;
  const director = isPersonEmpty(draft.director) ? null : readPerson(draft.director);
  const problems: readonly Problem[] = [
    ...facts.problems,
    ...contact.problems,
    ...(permit?.problems ?? []),
    ...(director?.problems ?? []),
  ];
  const hasPermit = permit !== null && !isPermitEmpty(draft.permit);
  return {
    problems,
    value: {
      facts: facts.value,
      contact: contact.value,
      permit: hasPermit ? permit.value : null,
      director: director?.value ?? null,
    },
  };
}

/** A new NGO: its facts, how to reach it, its permit and its director, held against the register while typed. */
export function RegisterNgoPage() {
  const navigate = useNavigate();
  const { today } = useMyself();
  const { tell } = useNotices();
  const act = useAct();
  const entries = useEntries();
  const validityYears = useParameters(today).number('permit_validity_years');
  // The palette leads here with a name that it did not find.
  const [params] = useSearchParams();
  const [draft, setDraft] = useState<RegisterDraft>(() => ({
    ...EMPTY,
    facts: { ...EMPTY.facts, name: (params.get('name') ?? '').slice(0, 200) },
  }));
  const [others, setOthers] = useState<ReadonlySet<NgoId>>(new Set());
  const [failure, setFailure] = useState<string | null>(null);
  const [isLeaving, leave] = useState(false);
  // Fields that keep what is typed in themselves are drawn anew when a draft comes back.
  const [round, setRound] = useState(0);

  const isEmpty = JSON.stringify(draft) === JSON.stringify(EMPTY);
  const kept = useDraft('ngo-register', RegisterDraft, isEmpty ? null : draft);
  const { problems, value } = useMemo(() => readForm(draft, today), [draft, today]);
  const { spots, shown, form, attempt, goTo } = useSpots(problems);
  const permitNo = draft.hasPermit ? draft.permit.permitNo : '';
  const { isAsked, similar } = useSimilar({ facts: draft.facts, permitNo, exceptNgoId: null });
  const unseen = similar.filter(({ id }) => !others.has(id));
  const [nearest] = unseen;

  const set = (part: Partial<RegisterDraft>) => {
    setFailure(null);
    setDraft((now) => ({ ...now, ...part }));
  };
  const facts = (part: Partial<FactsDraft>) => {
    setFailure(null);
    setDraft((now) => ({ ...now, facts: { ...now.facts, ...part } }));
  };

  async function record() {
    const wrong = problems.find(({ tone }) => tone === 'bad');
    if (wrong || nearest) {
      attempt();
      setFailure(nearest && !wrong ? sentenceOf('likely_duplicate') : null);
      goTo(wrong ? wrong.field : `similar-${nearest?.id ?? ''}`);
      return;
    }
    setFailure(null);
    const input = { ...value, notDuplicateOf: [...others] };
    const result = await act.run((office) => office.ngos.registerNgo(input));
    if (result === undefined) return;
    if (!result.ok) {
      setFailure(sentenceOf(result.error));
      return;
    }
    await kept.drop(true);
    tell({
      tone: 'ok',
      title: FORM_TEXT.registered(result.value.facts.name),
      text: FORM_TEXT.registeredText,
    });
    void navigate(`/ngos/${result.value.id}`, { replace: true });
  }

  useShortcuts({ formSubmit: () => void record() });

  const left: readonly LeftOver[] = leftOver(shown);
  return (
    <>
      <PageHead
        title={FORM_TEXT.register}
        crumbs={[{ to: '/ngos', label: FORM_TEXT.list }]}
        here={FORM_TEXT.register}
        isTight
      >
        <DraftState keeping={kept.keeping} />
      </PageHead>
      {kept.earlier !== null && (
        <DraftOffer
          savedAt={kept.earlier.savedAt}
          onAccept={() => {
            if (kept.earlier !== null) setDraft(kept.earlier.content);
            setRound((now) => now + 1);
            kept.accept();
          }}
          onDrop={() => void kept.drop(false)}
        />
      )}
      <div className="entry" ref={form}>
        <SpotsProvider spots={spots}>
          <form
            key={round}
            className="entry__form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void record();
            }}
          >
            <FactsFields
              draft={draft.facts}
              onChange={facts}
              entries={entries}
              today={today}
              parentShown={draft.parentShown}
              onParentShown={(parentShown) => set({ parentShown })}
              exceptNgoId={null}
              nameNote={nearest ? { tone: 'warn', text: FORM_TEXT.nearTo(nearest.name) } : null}
            />
            <h2>{FORM_TEXT.parts.permit}</h2>
            <CheckField
              label={FORM_TEXT.withPermit}
              isOn={draft.hasPermit}
              onChange={(hasPermit) => set({ hasPermit })}
            />
            {draft.hasPermit && (
              <PermitFields
                draft={draft.permit}
                onChange={(part) => setDraft((now) => ({ ...now, permit: { ...now.permit, ...part } }))}
                entries={entries}
                today={today}
                validityYears={validityYears}
                isIssued={false}
              />
            )}
            <h2>{FORM_TEXT.parts.director}</h2>
            <PersonFields
              isOptional
              draft={draft.director}
              onChange={(part) => setDraft((now) => ({ ...now, director: { ...now.director, ...part } }))}
            />
            <h2>{FORM_TEXT.parts.contact}</h2>
            <ContactFields
              draft={draft.contact}
              onChange={(part) => setDraft((now) => ({ ...now, contact: { ...now.contact, ...part } }))}
              entries={entries}
            />
            {/* Enter in a field records, as the button below does. */}
            <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" />
          </form>
          <SimilarPanel
            isAsked={isAsked}
            similar={similar}
            others={others}
            onOther={(id, isOther) => {
              setFailure(null);
              setOthers((now) => new Set(isOther ? [...now, id] : [...now].filter((one) => one !== id)));
            }}
          />
        </SpotsProvider>
      </div>
      <Commit
        left={left}
        failure={failure}
        submit={FORM_TEXT.register}
        isBusy={act.isBusy}
        onGo={goTo}
        onCancel={() => (isEmpty ? void navigate('/ngos') : leave(true))}
        onSubmit={() => void record()}
      />
      {isLeaving && (
        <LeaveDialog
          onKeep={() => void kept.keep().then(() => navigate('/ngos'))}
          onDrop={() => void kept.drop(true).then(() => navigate('/ngos'))}
          onStay={() => leave(false)}
        />
      )}
    </>
  );
}

/** What keeps the form from being recorded, each field once. */
export function leftOver(shown: readonly Problem[]): readonly LeftOver[] {
  const fields = new Set(shown.filter(({ tone }) => tone === 'bad').map(({ field }) => field));
  return [...fields].map((field) => ({ field, label: fieldLabel(field) }));
}
