import { useMemo, useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { NgoRecord } from '../../../shared/features/ngos/records.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { PageHead } from '../../kit/page.tsx';
import { Answered, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { seen, useRecordAct } from './acts/record-act.ts';
import { useDraft } from './form/draft-keeping.ts';
import { type FactsDraft, draftOfFacts } from './form/drafts.ts';
import { EDIT_LABELS, EDIT_MODES, EDIT_TEXT, type EditMode } from './form/edit-text.fa.ts';
import { EditDraft, Ground, Switch, UNTOUCHED, isUndoneWith, problemsOfGround } from './form/edit-parts.tsx';
import { useEntries } from './form/entries.ts';
import { type FactChange, factChanges } from './form/fact-changes.ts';
import { FactsFields } from './form/facts-fields.tsx';
import { fieldLabel } from './form/field-labels.fa.ts';
import { Commit, DraftOffer, DraftState, LeaveDialog } from './form/form-frame.tsx';
import { readFacts } from './form/reading.ts';
import { useSimilar } from './form/similar-panel.tsx';
import { SpotsProvider, useSpots } from './form/spot.tsx';
import { FORM_TEXT } from './form/text.fa.ts';
import { OldAndNew } from './record/timeline.tsx';
import { isFromRecord } from './steps.ts';

/** The facts of one NGO anew: a correction of what was never true, or a change from a day on. */
export function EditNgoPage() {
  const params = useParams();
  const id = NgoId.safeParse(Number(params['ngoId']));
  const mode = EDIT_MODES.find((one) => one === params['mode']);
  if (!id.success || mode === undefined) {
    return <Empty title={EDIT_TEXT.notActive} text={EDIT_TEXT.notActiveText} />;
  }
  return <Asked key={id.data} ngoId={id.data} mode={mode} />;
}

function Asked({ ngoId, mode }: { readonly ngoId: NgoId; readonly mode: EditMode }) {
  const answer = useAsk(['ngos.getNgo', ngoId], (office) => office.ngos.getNgo({ ngoId }));
  return (
    <Answered answer={answer} rows={14}>
      {(record) =>
        record.lifecycle === 'active' ? (
          <Edit record={record} mode={mode} />
        ) : (
          <Empty title={EDIT_TEXT.notActive} text={EDIT_TEXT.notActiveText}>
            <ButtonLink to={`/ngos/${ngoId}`}>{EDIT_TEXT.toRecord}</ButtonLink>
          </Empty>
        )
      }
    </Answered>
  );
}

function Edit({ record, mode }: { readonly record: NgoRecord; readonly mode: EditMode }) {
  const navigate = useNavigate();
  const { state } = useLocation() as { readonly state: unknown };
  const { today } = useMyself();
  const entries = useEntries();
  const [draft, setDraft] = useState<EditDraft>(UNTOUCHED);
  const [isLeaving, leave] = useState(false);
  const [round, setRound] = useState(0);
  const base = useMemo(() => draftOfFacts(record.facts), [record.facts]);
  const facts: FactsDraft = Object.assign({}, base, draft.patch);
  const parentBefore = record.facts.parentNgoId === null ? '' : (record.shown.parent ?? '');
  const parentShown = draft.parentShown ?? parentBefore;
  const reading = readFacts(facts, today);
  const changes = factChanges(record.facts, reading.value, {
    entries,
    parentBefore,
    parentAfter: parentShown,
  });
  const problems = [
    ...reading.problems,
    ...problemsOfGround(draft, mode, today, changes.length > 0 || Object.keys(draft.patch).length > 0),
  ];
  const { spots, shown, form, attempt, goTo } = useSpots(problems);
  const isUntouched = Object.keys(draft.patch).length === 0 && draft.reason === '' && draft.letterNo === '';
  const kept = useDraft(`ngo-edit-${record.id}`, EditDraft, isUntouched ? null : draft);
  const home = `/ngos/${record.id}`;
  // The form leaves no trace in the way back: from the record one comes to the list one left.
  const goHome = () => void (isFromRecord(state) ? navigate(-1) : navigate(home, { replace: true }));
  const { isBusy, failure, run } = useRecordAct(() => undefined);
  const { similar } = useSimilar({ facts, permitNo: '', exceptNgoId: record.id });
  const nearest = 'name' in draft.patch ? similar[0] : undefined;
  const words = EDIT_TEXT.modes[mode];

  const set = (part: Partial<EditDraft>) => setDraft((now) => ({ ...now, ...part }));

  function setFacts(part: Partial<FactsDraft>) {
    setDraft((now) => {
      const patch = { ...now.patch, ...part };
      // A field that is again as it was is no longer touched.
      const differing = Object.entries(patch).filter(
        ([field, value]) => base[field as keyof FactsDraft] !== value,
      );
      return { ...now, patch: Object.fromEntries(differing) };
    });
  }

  function undo(field: FactChange['field']) {
    setDraft((now) => ({
      ...now,
      patch: Object.fromEntries(Object.entries(now.patch).filter(([key]) => !isUndoneWith(field, key))),
      parentShown: isUndoneWith(field, 'parentNgoId') ? null : now.parentShown,
    }));
    setRound((now) => now + 1);
  }

  async function save() {
    const wrong = problems.find(({ tone }) => tone === 'bad');
    if (wrong) {
      attempt();
      goTo(wrong.field === 'changes' ? 'name' : wrong.field);
      return;
    }
    const said = { title: words.done(reading.value.name) };
    const { reason, letterNo, effectiveOn } = draft;
    const input = { ...seen(record), facts: reading.value, reason };
    const day = effectiveOn === 'wrong' ? null : effectiveOn;
    const done =
      mode === 'correct'
        ? await run((office) => office.ngos.correctNgo(input), said)
        : day === null
          ? undefined
          : await run((office) => office.ngos.changeNgo({ ...input, effectiveOn: day, letterNo }), said);
    if (done === undefined) return;
    await kept.drop(true);
    goHome();
  }

  useShortcuts({ formSubmit: () => void save() });

  const leftFields = new Set(shown.filter(({ tone }) => tone === 'bad').map(({ field }) => field));
  return (
    <>
      <PageHead
        title={words.title(record.facts.name)}
        crumbs={[
          { to: '/ngos', label: EDIT_TEXT.list },
          { to: home, label: record.facts.name },
        ]}
        isTight
      >
        <DraftState keeping={kept.keeping} />
      </PageHead>
      <Switch mode={mode} onMode={(next) => void navigate(`${home}/${next}`, { replace: true, state })} />
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
              void save();
            }}
          >
            <FactsFields
              draft={facts}
              onChange={setFacts}
              entries={entries}
              today={today}
              parentShown={parentShown}
              onParentShown={(name) => set({ parentShown: name })}
              exceptNgoId={record.id}
              nameNote={nearest ? { tone: 'warn', text: FORM_TEXT.nearTo(nearest.name) } : null}
            />
            <p className="entry__hint">{EDIT_TEXT.contactHint}</p>
            <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" />
          </form>
          <aside className="entry__side" aria-labelledby="edit-changes">
            <h2 id="edit-changes">{EDIT_TEXT.changes}</h2>
            <div aria-live="polite">
              {changes.length === 0 ? (
                <p className="quiet">{EDIT_TEXT.none}</p>
              ) : (
                <OldAndNew fields={changes} onUndo={(field) => undo(field as FactChange['field'])} />
              )}
            </div>
            <h2>{EDIT_TEXT.ground}</h2>
            <Ground mode={mode} draft={draft} today={today} onChange={set} />
          </aside>
        </SpotsProvider>
      </div>
      <Commit
        left={[...leftFields].map((field) => ({ field, label: EDIT_LABELS[field] ?? fieldLabel(field) }))}
        failure={failure}
        submit={words.submit}
        isBusy={isBusy}
        onGo={(field) => goTo(field === 'changes' ? 'name' : field)}
        onCancel={() => (isUntouched ? goHome() : leave(true))}
        onSubmit={() => void save()}
      />
      {isLeaving && (
        <LeaveDialog
          onKeep={() => void kept.keep().then(goHome)}
          onDrop={() => void kept.drop(true).then(goHome)}
          onStay={() => leave(false)}
        />
      )}
    </>
  );
}
