import { useRef, useState } from 'react';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import type { Logo, OfficeProfile } from '../../../shared/features/office/contract.ts';
import { PROVINCES } from '../../../shared/features/office/provinces.fa.ts';
import { officeTitle } from '../../../shared/features/office/title.fa.ts';
import { Button } from '../../kit/button.tsx';
import { Form, focusFirstProblem } from '../../kit/form.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { Num, OrNone } from '../../kit/persian.tsx';
import { Answered } from '../../kit/states.tsx';
import { useAct, useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { LetterheadPreview, LogoField } from '../office/letterhead.tsx';
import { answersOf, linesOf, profileFrom } from '../office/profile-answers.ts';
import { LetterheadLines, OfficeFields } from '../office/profile-fields.tsx';
import { OFFICE_ERRORS, PROFILE_TEXT } from '../office/text.fa.ts';
import { SectionHead } from './section-head.tsx';
import { PROFILE_SECTION_TEXT, SETTINGS_TEXT } from './text.fa.ts';

interface Stored {
  readonly profile: OfficeProfile;
  readonly logo: Logo | null;
}

/** Which office this is and what stands above its papers. */
export function ProfileSection() {
  const { can } = useMyself();
  const answer = useAsk(['office.getProfile'], (office) => office.office.getProfile({}));
  const canChange = can('office.manage');
  return (
    <>
      <SectionHead title={SETTINGS_TEXT.profile} about={PROFILE_SECTION_TEXT.about} canChange={canChange} />
      <Answered answer={answer}>
        {(stored) => (canChange ? <ProfileForm stored={stored} /> : <ProfileFacts stored={stored} />)}
      </Answered>
    </>
  );
}

function ProfileForm({ stored }: { readonly stored: Stored }) {
  const { today } = useMyself();
  const act = useAct();
  const { tell } = useNotices();
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState(() => answersOf(stored.profile));
  const [logo, setLogo] = useState<Logo | null>(stored.logo);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const made = profileFrom(answers);
  const fields = { answers, onChange: setAnswers, wrong: isTried && 'wrong' in made ? made.wrong : [] };

  async function submit() {
    setTried(true);
    setFailure(null);
    if (!('profile' in made)) {
      focusFirstProblem(form.current);
      return;
    }
    const result = await act.run((office) => office.office.changeProfile({ profile: made.profile, logo }));
    if (result?.ok === true) {
      setTried(false);
      tell({ tone: 'ok', title: PROFILE_SECTION_TEXT.done, text: PROFILE_SECTION_TEXT.doneText });
    } else if (result) {
      setFailure(sentenceOf(OFFICE_ERRORS, result.error));
    }
  }

  function undo() {
    setAnswers(answersOf(stored.profile));
    setLogo(stored.logo);
    setTried(false);
    setFailure(null);
  }

  return (
    <div className="settings__pad">
      <Form
        ref={form}
        submit={PROFILE_SECTION_TEXT.submit}
        isBusy={act.isBusy}
        failure={failure}
        onSubmit={() => void submit()}
        aside={
          <Button look="act" onClick={undo}>
            {PROFILE_SECTION_TEXT.undo}
          </Button>
        }
      >
        <h3>{PROFILE_SECTION_TEXT.officeHead}</h3>
        <OfficeFields {...fields} />
        <h3>{PROFILE_SECTION_TEXT.letterheadHead}</h3>
        <LetterheadLines {...fields} />
        <LogoField logo={logo} onChange={setLogo} />
        <LetterheadPreview lines={linesOf(answers)} logo={logo} day={formatJalali(today)} />
      </Form>
    </div>
  );
}

function ProfileFacts({ stored: { profile, logo } }: { readonly stored: Stored }) {
  const { today } = useMyself();
  return (
    <div className="settings__pad">
      <dl className="facts facts--wrap">
        <dt>{PROFILE_SECTION_TEXT.officeHead}</dt>
        <dd>{officeTitle(profile)}</dd>
        <dt>{PROFILE_TEXT.province}</dt>
        <dd>
          <OrNone>{PROVINCES.find(({ code }) => code === profile.provinceCode)?.name}</OrNone>
        </dd>
        <dt>{PROFILE_TEXT.code}</dt>
        <dd>{profile.countyCode === '' ? <OrNone>{null}</OrNone> : <Num>{profile.countyCode}</Num>}</dd>
      </dl>
      <LetterheadPreview lines={profile.letterheadLines} logo={logo} day={formatJalali(today)} />
    </div>
  );
}
