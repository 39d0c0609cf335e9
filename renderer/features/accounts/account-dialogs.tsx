import { useState } from 'react';
import type { Role } from '../../../shared/access.ts';
import type { Account, accounts } from '../../../shared/features/accounts/contract.ts';
import type { Client } from '../../../shared/kit/method.ts';
import type { Result } from '../../../shared/kit/result.ts';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { ReasonField, TextField } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { useAct } from '../../shell/asking.ts';
import { sentenceOf } from '../../shell/sentence.ts';
import { NO_PASSWORD, NewPasswordFields, isPairRight } from './new-password-fields.tsx';
import { RoleChecks } from './role-checks.tsx';
import { ACCOUNT_ERRORS, PEOPLE_TEXT } from './text.fa.ts';

type AccountsClient = Client<{ accounts: typeof accounts }>['accounts'];

/** Runs an act on an account; says what failed, and closes the dialog when it is done. */
function useAccountAct(done: { readonly title: string; readonly text?: string }, onClose: () => void) {
  const act = useAct();
  const { tell } = useNotices();
  const [failure, setFailure] = useState<string | null>(null);
  async function run(call: (client: AccountsClient) => Promise<Result<unknown, string>>): Promise<void> {
    setFailure(null);
    const result = await act.run((office) => call(office.accounts));
    if (result?.ok === true) {
      tell({ tone: 'ok', ...done });
      onClose();
    } else if (result) {
      setFailure(sentenceOf<string>(ACCOUNT_ERRORS, result.error));
    }
  }
  return { isBusy: act.isBusy, failure, run };
}

/** A new person: who, what they may do, and the password they come in with the first time. */
export function AddAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const [fullName, setFullName] = useState('');
  const [post, setPost] = useState('');
  const [userName, setUserName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [pair, setPair] = useState(NO_PASSWORD);
  const [isTried, setTried] = useState(false);
  const { isBusy, failure, run } = useAccountAct(
    { title: PEOPLE_TEXT.added, text: PEOPLE_TEXT.addedText(fullName) },
    onClose,
  );

  function submit() {
    setTried(true);
    const isNamed = fullName.trim() !== '' && userName.trim() !== '';
    if (!isNamed || roles.length === 0 || !isPairRight(pair, userName)) return;
    void run((client) => client.createAccount({ userName, fullName, post, roles, password: pair.password }));
  }

  return (
    <FormDialog
      title={PEOPLE_TEXT.addTitle}
      submit={PEOPLE_TEXT.addSubmit}
      isWide
      isBusy={isBusy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={PEOPLE_TEXT.fullName}
        maxLength={80}
        autoFocus
        value={fullName}
        note={isTried && fullName.trim() === '' ? { tone: 'bad', text: PEOPLE_TEXT.nameNeeded } : null}
        onChange={setFullName}
      />
      <TextField label={PEOPLE_TEXT.post} isOptional maxLength={80} value={post} onChange={setPost} />
      <TextField
        label={PEOPLE_TEXT.userName}
        width="m"
        maxLength={40}
        value={userName}
        note={
          isTried && userName.trim() === ''
            ? { tone: 'bad', text: PEOPLE_TEXT.userNameNeeded }
            : { tone: 'note', text: PEOPLE_TEXT.userNameHint }
        }
        onChange={setUserName}
      />
      <RoleChecks roles={roles} onChange={setRoles} isTried={isTried} />
      <NewPasswordFields
        pair={pair}
        onChange={setPair}
        userName={userName}
        isTried={isTried}
        label={PEOPLE_TEXT.firstPassword}
        hint={PEOPLE_TEXT.firstPasswordText}
      />
    </FormDialog>
  );
}

interface AccountDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Name, post and roles; the user name stays, since the trail knows the person by it. */
export function ChangeAccountDialog({
  account,
  isLastAdministrator,
  onClose,
}: AccountDialogProps & { readonly isLastAdministrator: boolean }) {
  const [fullName, setFullName] = useState(account.fullName);
  const [post, setPost] = useState(account.post);
  const [roles, setRoles] = useState<readonly Role[]>(account.roles);
  const [isTried, setTried] = useState(false);
  const { isBusy, failure, run } = useAccountAct({ title: PEOPLE_TEXT.changed }, onClose);
  function submit() {
    setTried(true);
    if (fullName.trim() === '' || roles.length === 0) return;
    void run((client) =>
      client.changeAccount({ accountId: account.id, version: account.version, fullName, post, roles }),
    );
  }
  return (
    <FormDialog
      title={PEOPLE_TEXT.changeTitle(account.fullName)}
      submit={PEOPLE_TEXT.changeSubmit}
      isWide
      isBusy={isBusy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={PEOPLE_TEXT.fullName}
        maxLength={80}
        autoFocus
        value={fullName}
        note={isTried && fullName.trim() === '' ? { tone: 'bad', text: PEOPLE_TEXT.nameNeeded } : null}
        onChange={setFullName}
      />
      <TextField label={PEOPLE_TEXT.post} isOptional maxLength={80} value={post} onChange={setPost} />
      <RoleChecks
        roles={roles}
        onChange={setRoles}
        isTried={isTried}
        isLastAdministrator={isLastAdministrator}
      />
    </FormDialog>
  );
}

/** Another password for somebody who forgot theirs; they choose their own when they next come in. */
export function ResetPasswordDialog({ account, onClose }: AccountDialogProps) {
  const [pair, setPair] = useState(NO_PASSWORD);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { isBusy, failure, run } = useAccountAct(
    { title: PEOPLE_TEXT.resetDone, text: PEOPLE_TEXT.addedText(account.fullName) },
    onClose,
  );
  function submit() {
    setTried(true);
    if (reason.trim() === '' || !isPairRight(pair, account.userName)) return;
    void run((client) => client.resetPassword({ accountId: account.id, password: pair.password, reason }));
  }
  return (
    <FormDialog
      title={PEOPLE_TEXT.resetTitle(account.fullName)}
      submit={PEOPLE_TEXT.resetSubmit}
      isBusy={isBusy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={PEOPLE_TEXT.resetEffects} />
      <NewPasswordFields
        pair={pair}
        onChange={setPair}
        userName={account.userName}
        isTried={isTried}
        hint={PEOPLE_TEXT.firstPasswordText}
      />
      <ReasonField value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
    </FormDialog>
  );
}

/** Shuts an account or opens it again, with the reason. */
export function DisableAccountDialog({ account, onClose }: AccountDialogProps) {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const { isDisabled } = account;
  const { isBusy, failure, run } = useAccountAct(
    { title: isDisabled ? PEOPLE_TEXT.enableDone : PEOPLE_TEXT.disableDone },
    onClose,
  );
  function submit() {
    setTried(true);
    if (reason.trim() === '') return;
    const input = { accountId: account.id, reason };
    if (isDisabled) void run((client) => client.enableAccount(input));
    else void run((client) => client.disableAccount(input));
  }
  const title = isDisabled ? PEOPLE_TEXT.enableTitle : PEOPLE_TEXT.disableTitle;
  return (
    <FormDialog
      title={title(account.fullName)}
      submit={isDisabled ? PEOPLE_TEXT.enableSubmit : PEOPLE_TEXT.disableSubmit}
      isBusy={isBusy}
      failure={failure}
      onSubmit={submit}
      onClose={onClose}
    >
      <Effects lines={isDisabled ? PEOPLE_TEXT.enableEffects : PEOPLE_TEXT.disableEffects} />
      <ReasonField value={reason} onChange={setReason} isMissing={isTried && reason.trim() === ''} />
    </FormDialog>
  );
}
