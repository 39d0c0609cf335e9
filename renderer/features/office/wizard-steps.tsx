import type { ReactNode } from 'react';
import type { Logo } from '../../../shared/features/office/contract.ts';
import { PROVINCES } from '../../../shared/features/office/provinces.fa.ts';
import { officeTitle } from '../../../shared/features/office/title.fa.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { ROLE_WORDS } from '../../shell/text.fa.ts';
import { type AdministratorAnswers, AdministratorFields } from './administrator-fields.tsx';
import { LogoField } from './letterhead.tsx';
import { type ProfileAnswers, profileFrom } from './profile-answers.ts';
import { LetterheadLines, OfficeFields } from './profile-fields.tsx';
import { FIRST_RUN_TEXT, PROFILE_TEXT } from './text.fa.ts';

/** Everything that the first run asks. */
export interface Answers {
  readonly profile: ProfileAnswers;
  readonly logo: Logo | null;
  readonly administrator: AdministratorAnswers;
}

interface StepFieldsProps {
  readonly step: number;
  readonly answers: Answers;
  readonly isTried: boolean;
  readonly onProfile: (profile: ProfileAnswers) => void;
  readonly onLogo: (logo: Logo | null) => void;
  readonly onAdministrator: (administrator: AdministratorAnswers) => void;
  readonly onEdit: (step: number) => void;
}

export function StepFields({ step, answers, isTried, ...on }: StepFieldsProps) {
  const { profile, logo, administrator } = answers;
  const made = profileFrom(profile);
  const fields = {
    answers: profile,
    onChange: on.onProfile,
    wrong: isTried && 'wrong' in made ? made.wrong : [],
  };
  if (step === 0) {
    return (
      <>
        <h2>{FIRST_RUN_TEXT.officeHead}</h2>
        <OfficeFields {...fields} />
      </>
    );
  }
  if (step === 1) {
    return (
      <>
        <h2>{FIRST_RUN_TEXT.letterheadHead}</h2>
        <p className="quiet">{FIRST_RUN_TEXT.letterheadText}</p>
        <LetterheadLines {...fields} />
        <LogoField logo={logo} onChange={on.onLogo} />
      </>
    );
  }
  if (step === 2) {
    return (
      <>
        <h2>{FIRST_RUN_TEXT.adminHead}</h2>
        <p className="quiet">{FIRST_RUN_TEXT.adminText}</p>
        <AdministratorFields answers={administrator} onChange={on.onAdministrator} isTried={isTried} />
      </>
    );
  }
  return <Summary answers={answers} onEdit={on.onEdit} />;
}

/** What will be set up, each part one click from where it was written. */
function Summary({
  answers,
  onEdit,
}: {
  readonly answers: Answers;
  readonly onEdit: (step: number) => void;
}) {
  const { logo, administrator } = answers;
  const made = profileFrom(answers.profile);
  if (!('profile' in made)) return null;
  const { profile } = made;
  return (
    <>
      <h2>{FIRST_RUN_TEXT.confirmHead}</h2>
      <p className="quiet">{FIRST_RUN_TEXT.confirmText}</p>
      <Part name={FIRST_RUN_TEXT.steps[0]} onEdit={() => onEdit(0)}>
        <dt>{FIRST_RUN_TEXT.officeTitle}</dt>
        <dd>{officeTitle(profile)}</dd>
        <dt>{PROFILE_TEXT.province}</dt>
        <dd>{PROVINCES.find(({ code }) => code === profile.provinceCode)?.name}</dd>
        <dt>{PROFILE_TEXT.code}</dt>
        <dd>
          {profile.countyCode === '' ? FIRST_RUN_TEXT.unknownCode : toPersianDigits(profile.countyCode)}
        </dd>
      </Part>
      <Part name={FIRST_RUN_TEXT.steps[1]} onEdit={() => onEdit(1)}>
        <dt>{PROFILE_TEXT.lines}</dt>
        <dd>{toPersianDigits(profile.letterheadLines.join('، '))}</dd>
        <dt>{PROFILE_TEXT.logo}</dt>
        <dd>{logo === null ? FIRST_RUN_TEXT.none : logo.mediaType === 'image/png' ? 'PNG' : 'JPEG'}</dd>
      </Part>
      <Part name={FIRST_RUN_TEXT.steps[2]} onEdit={() => onEdit(2)}>
        <dt>{FIRST_RUN_TEXT.fullName}</dt>
        <dd>
          {administrator.fullName}
          {administrator.post.trim() === '' ? '' : `، ${administrator.post}`}
        </dd>
        <dt>{FIRST_RUN_TEXT.userName}</dt>
        <dd>
          <bdi>{administrator.userName}</bdi>
        </dd>
        <dt>{FIRST_RUN_TEXT.roles}</dt>
        <dd>
          {administrator.alsoKeepsRegister
            ? `${ROLE_WORDS.admin}، ${ROLE_WORDS.ngoOfficer}`
            : ROLE_WORDS.admin}
        </dd>
      </Part>
    </>
  );
}

function Part({
  name,
  onEdit,
  children,
}: {
  readonly name: string;
  readonly onEdit: () => void;
  readonly children: ReactNode;
}) {
  return (
    <section className="summary-part">
      <h3>{name}</h3>
      <Button look="act" small aria-label={FIRST_RUN_TEXT.editOf(name)} onClick={onEdit}>
        {FIRST_RUN_TEXT.edit}
      </Button>
      <dl className="facts facts--wrap">{children}</dl>
    </section>
  );
}
