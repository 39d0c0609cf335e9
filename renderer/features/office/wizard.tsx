import { Check, CircleX } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { IsoDate } from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import type { Logo } from '../../../shared/features/office/contract.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { focusFirstProblem } from '../../kit/form.tsx';
import { useOffice } from '../../shell/office.tsx';
import { failureNotice } from '../../shell/asking.ts';
import { BrandMark } from '../../shell/brand-mark.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { SHELL_TEXT } from '../../shell/text.fa.ts';
import { NO_PASSWORD } from '../accounts/new-password-fields.tsx';
import { type AdministratorAnswers, administratorProblems } from './administrator-fields.tsx';
import { LetterheadPreview } from './letterhead.tsx';
import { NO_ANSWERS, type ProfileAnswers, linesOf, profileFrom } from './profile-answers.ts';
import { FIRST_RUN_TEXT, OFFICE_ERRORS } from './text.fa.ts';
import { type Answers, StepFields } from './wizard-steps.tsx';

export interface Created {
  readonly token: string;
  readonly recoveryCode: string;
}

const NOBODY: AdministratorAnswers = {
  fullName: '',
  post: '',
  userName: '',
  pair: NO_PASSWORD,
  alsoKeepsRegister: true,
};
const LAST_STEP = FIRST_RUN_TEXT.steps.length - 1;

interface WizardProps {
  readonly today: string;
  readonly onCreated: (created: Created) => void;
  readonly onLeave: () => void;
}

/** The office in four steps; going back keeps everything that was written. */
export function Wizard({ today, onCreated, onLeave }: WizardProps) {
  const office = useOffice();
  const form = useRef<HTMLFormElement>(null);
  const [step, setStep] = useState(0);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [profile, setProfile] = useState<ProfileAnswers>(NO_ANSWERS);
  const [logo, setLogo] = useState<Logo | null>(null);
  const [administrator, setAdministrator] = useState<AdministratorAnswers>(NOBODY);
  const answers: Answers = { profile, logo, administrator };
  const problems = problemsOf(answers, step);

  useEffect(() => {
    document.title = `${FIRST_RUN_TEXT.title} – ${SHELL_TEXT.product}`;
    // The first thing of the new step: its first field, or in the summary the button that confirms.
    form.current
      ?.querySelector<HTMLElement>(
        '.entry__form :is(input:not([type="file"]), textarea, select), .btn--primary',
      )
      ?.focus();
  }, [step]);

  function goTo(next: number) {
    setTried(false);
    setFailure(null);
    setStep(next);
  }

  function submitted(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (problems > 0) {
      setTried(true);
      focusFirstProblem(form.current);
    } else if (step < LAST_STEP) {
      goTo(step + 1);
    } else {
      void create();
    }
  }

  async function create() {
    const made = profileFrom(profile);
    if (!('profile' in made)) return;
    const { pair, ...person } = administrator;
    setBusy(true);
    setFailure(null);
    try {
      const result = await office.office.createOffice({
        profile: made.profile,
        logo,
        administrator: { ...person, password: pair.password },
      });
      // Nothing is asked anew before the code was shown: the page must not change under it.
      if (result.ok) onCreated(result.value);
      else setFailure(sentenceOf(OFFICE_ERRORS, result.error));
    } catch (thrown) {
      const { title, text } = failureNotice(thrown);
      setFailure(`${title}. ${text}`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="wizard">
      <header className="page-head page-head--tight">
        <BrandMark />
        <div className="page-head__title">
          <h1>{FIRST_RUN_TEXT.title}</h1>
        </div>
        <Steps at={step} />
      </header>
      <form ref={form} className="wizard__form" onSubmit={submitted} noValidate>
        <main className="entry">
          <div className="entry__form">
            <StepFields
              step={step}
              answers={answers}
              isTried={isTried}
              onProfile={setProfile}
              onLogo={setLogo}
              onAdministrator={setAdministrator}
              onEdit={goTo}
            />
          </div>
          <aside className="entry__side" aria-label={FIRST_RUN_TEXT.aside}>
            {step === 2 ? (
              <ul className="effects wizard__hints">
                {FIRST_RUN_TEXT.asideAdmin.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : (
              <>
                <LetterheadPreview
                  lines={linesOf(profile)}
                  logo={logo}
                  day={formatJalali(IsoDate.parse(today))}
                />
                {step === 0 && <p className="wizard__hints">{FIRST_RUN_TEXT.asideOffice}</p>}
              </>
            )}
          </aside>
        </main>
        <div className="commit">
          <span role="alert">
            {(failure ?? (isTried && problems > 0)) && <CircleX className="icon bad" aria-hidden="true" />}
            {failure ?? (isTried && problems > 0 ? FIRST_RUN_TEXT.missing(formatCount(problems)) : null)}
          </span>
          <span className="push" />
          <Button onClick={() => (step === 0 ? onLeave() : goTo(step - 1))} disabled={isBusy}>
            {FIRST_RUN_TEXT.back}
          </Button>
          <Button type="submit" look="primary" isBusy={isBusy}>
            {step === LAST_STEP ? FIRST_RUN_TEXT.create : FIRST_RUN_TEXT.next}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** How many fields of a step do not yet fit; of the last step, of all. */
function problemsOf({ profile, administrator }: Answers, step: number): number {
  const made = profileFrom(profile);
  const wrong = 'wrong' in made ? made.wrong : [];
  const lines = wrong.filter((field) => field === 'letterheadLines').length;
  const people = administratorProblems(administrator).length;
  return [wrong.length - lines, lines, people][step] ?? wrong.length + people;
}

function Steps({ at }: { readonly at: number }) {
  return (
    <ol className="steps" aria-label={FIRST_RUN_TEXT.stepsLabel}>
      {FIRST_RUN_TEXT.steps.map((name, index) => (
        <li key={name} aria-current={index === at ? 'step' : undefined}>
          {index < at ? (
            <>
              <Check className="icon" aria-hidden="true" />
              <span className="vh">{FIRST_RUN_TEXT.stepDone}</span>
            </>
          ) : (
            <b aria-hidden="true">{toPersianDigits(index + 1)}</b>
          )}
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
