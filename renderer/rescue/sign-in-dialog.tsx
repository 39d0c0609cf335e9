import { useState } from 'react';
import { FormDialog } from '../kit/dialog.tsx';
import { TextField } from '../kit/field.tsx';
import { PasswordField } from '../kit/password-field.tsx';
import { useActing } from './acting.ts';
import { useRescue } from './rescue-app.tsx';
import type { Pass } from './rescue-page.tsx';
import { RESCUE_TEXT as text } from './text.fa.ts';

interface SignInDialogProps {
  readonly onSignedIn: (pass: Pass) => void;
  readonly onClose: () => void;
}

/** An administrator proves who they are against what can be read of the accounts. */
export function SignInDialog({ onSignedIn, onClose }: SignInDialogProps) {
  const { client } = useRescue();
  const { isBusy, failure, run } = useActing();
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  return (
    <FormDialog
      title={text.signIn}
      submit={text.signInSubmit}
      isBusy={isBusy}
      failure={failure}
      canSubmit={userName.trim() !== '' && password !== ''}
      onSubmit={() => void run(() => client.signIn({ userName, password }), onSignedIn)}
      onClose={onClose}
    >
      <p>{text.signInText}</p>
      <TextField
        label={text.userName}
        width="m"
        maxLength={40}
        autoComplete="username"
        value={userName}
        onChange={setUserName}
      />
      <PasswordField label={text.password} kind="current-password" value={password} onChange={setPassword} />
    </FormDialog>
  );
}
