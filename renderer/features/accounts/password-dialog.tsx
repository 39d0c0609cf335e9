import { type ReactNode, useState } from 'react';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { PasswordField } from '../../kit/password-field.tsx';
import { useAct } from '../../shell/asking.ts';
import type { OfficeClient } from '../../shell/office.tsx';
import type { Result } from '../../../shared/kit/result.ts';

interface PasswordDialogProps<Value, Code extends string> {
  readonly title: string;
  readonly submit: string;
  readonly effects: readonly ReactNode[];
  readonly label: string;
  /** Said where nothing was written. */
  readonly needed: string;
  readonly act: (office: OfficeClient, password: string) => Promise<Result<Value, Code>>;
  /** What went wrong in words. */
  readonly sentence: (code: Code) => string;
  readonly onDone: (value: Value) => void;
  readonly onClose: () => void;
}

/** An official act that states its effects and asks for the own password, and for nothing else. */
export function PasswordDialog<Value, Code extends string>({
  title,
  submit,
  effects,
  label,
  needed,
  act,
  sentence,
  onDone,
  onClose,
}: PasswordDialogProps<Value, Code>) {
  const { isBusy, run } = useAct();
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function confirm() {
    setTried(true);
    setFailure(null);
    if (password === '') return;
    const result = await run((office) => act(office, password));
    if (result?.ok === true) onDone(result.value);
    else if (result) setFailure(sentence(result.error));
  }

  return (
    <FormDialog
      title={title}
      submit={submit}
      isBusy={isBusy}
      failure={failure}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      <Effects lines={effects} />
      <PasswordField
        label={label}
        kind="current-password"
        isFocusedFirst
        value={password}
        note={isTried && password === '' ? { tone: 'bad', text: needed } : null}
        onChange={setPassword}
      />
    </FormDialog>
  );
}
