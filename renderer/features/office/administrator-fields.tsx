import { CheckField, TextField } from '../../kit/field.tsx';
import { NewPasswordFields, type PasswordPair, pairProblems } from '../accounts/new-password-fields.tsx';
import { FIRST_RUN_TEXT } from './text.fa.ts';

export interface AdministratorAnswers {
  readonly fullName: string;
  readonly post: string;
  readonly userName: string;
  readonly pair: PasswordPair;
  readonly alsoKeepsRegister: boolean;
}

type AdministratorField = 'fullName' | 'userName' | 'password' | 'again';

/** The fields that do not yet fit, in their order on the page. */
export function administratorProblems(answers: AdministratorAnswers): readonly AdministratorField[] {
  const { password, again } = pairProblems(answers.pair, answers.userName);
  const wrong = {
    fullName: answers.fullName.trim() === '',
    userName: answers.userName.trim() === '',
    password: password !== null,
    again: again !== null,
  };
  return (Object.keys(wrong) as AdministratorField[]).filter((field) => wrong[field]);
}

interface AdministratorFieldsProps {
  readonly answers: AdministratorAnswers;
  readonly onChange: (answers: AdministratorAnswers) => void;
  readonly isTried: boolean;
}

/** The first administrator: who it is and how they come in. */
export function AdministratorFields({ answers, onChange, isTried }: AdministratorFieldsProps) {
  const wrong = isTried ? administratorProblems(answers) : [];
  return (
    <>
      <TextField
        label={FIRST_RUN_TEXT.fullName}
        maxLength={80}
        value={answers.fullName}
        note={wrong.includes('fullName') ? { tone: 'bad', text: FIRST_RUN_TEXT.fullNameNeeded } : null}
        onChange={(fullName) => onChange({ ...answers, fullName })}
      />
      <TextField
        label={FIRST_RUN_TEXT.post}
        isOptional
        maxLength={80}
        value={answers.post}
        onChange={(post) => onChange({ ...answers, post })}
      />
      <TextField
        label={FIRST_RUN_TEXT.userName}
        width="m"
        maxLength={40}
        autoComplete="username"
        value={answers.userName}
        note={
          wrong.includes('userName')
            ? { tone: 'bad', text: FIRST_RUN_TEXT.userNameNeeded }
            : { tone: 'note', text: FIRST_RUN_TEXT.userNameHint }
        }
        onChange={(userName) => onChange({ ...answers, userName })}
      />
      <NewPasswordFields
        pair={answers.pair}
        label={FIRST_RUN_TEXT.password}
        userName={answers.userName}
        isTried={isTried}
        onChange={(pair) => onChange({ ...answers, pair })}
      />
      <div className="f">
        <span />
        <div className="f__c">
          <CheckField
            label={FIRST_RUN_TEXT.alsoKeepsRegister}
            isOn={answers.alsoKeepsRegister}
            onChange={(alsoKeepsRegister) => onChange({ ...answers, alsoKeepsRegister })}
          />
        </div>
      </div>
    </>
  );
}
