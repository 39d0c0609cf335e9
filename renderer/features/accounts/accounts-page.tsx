import { Ban, CircleCheck, KeyRound, Pencil, UserRoundPlus, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { dayInTehran, timeInTehran } from '../../../shared/calendar/iso-date.ts';
import { formatJalali } from '../../../shared/calendar/jalali.ts';
import type { Account } from '../../../shared/features/accounts/contract.ts';
import { hasAdministrator } from '../../../shared/features/accounts/rules.ts';
import { formatCount } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { Menu } from '../../kit/menu.tsx';
import { PageHead } from '../../kit/page.tsx';
import { Num, OrNone } from '../../kit/persian.tsx';
import { Answered } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { ROLE_WORDS } from '../../shell/text.fa.ts';
import {
  AddAccountDialog,
  ChangeAccountDialog,
  DisableAccountDialog,
  ResetPasswordDialog,
} from './account-dialogs.tsx';
import { PEOPLE_TEXT } from './text.fa.ts';

type Open =
  { readonly dialog: 'add' } | { readonly dialog: 'change' | 'reset' | 'disable'; readonly account: Account };

/** Who works in this office and what each may do. */
export function AccountsPage() {
  const answer = useAsk(['accounts.listAccounts'], (office) => office.accounts.listAccounts({}));
  const [open, setOpen] = useState<Open | null>(null);
  const all = answer.data ?? [];
  const close = () => setOpen(null);
  return (
    <>
      <PageHead title={PEOPLE_TEXT.title} sub={answer.data === undefined ? undefined : countText(all)}>
        <Button look="primary" icon={UserRoundPlus} onClick={() => setOpen({ dialog: 'add' })}>
          {PEOPLE_TEXT.add}
        </Button>
      </PageHead>
      <Answered answer={answer}>
        {(accounts) => <AccountGrid accounts={accounts} onOpen={setOpen} />}
      </Answered>
      {open?.dialog === 'add' && <AddAccountDialog onClose={close} />}
      {open?.dialog === 'change' && (
        <ChangeAccountDialog
          account={open.account}
          isLastAdministrator={isLastAdministrator(open.account, all)}
          onClose={close}
        />
      )}
      {open?.dialog === 'reset' && <ResetPasswordDialog account={open.account} onClose={close} />}
      {open?.dialog === 'disable' && <DisableAccountDialog account={open.account} onClose={close} />}
    </>
  );
}

function countText(accounts: readonly Account[]): string {
  const disabled = accounts.filter(({ isDisabled }) => isDisabled).length;
  return PEOPLE_TEXT.sub(
    formatCount(accounts.length - disabled),
    disabled === 0 ? '' : formatCount(disabled),
  );
}

/** Without this account nobody would be left who can manage accounts. */
function isLastAdministrator(account: Account, all: readonly Account[]): boolean {
  return hasAdministrator([account]) && !hasAdministrator(all.filter(({ id }) => id !== account.id));
}

interface AccountGridProps {
  readonly accounts: readonly Account[];
  readonly onOpen: (open: Open) => void;
}

function AccountGrid({ accounts, onOpen }: AccountGridProps) {
  const { myself } = useMyself();
  return (
    <div className="grid-scroll">
      <table className="grid people-grid">
        <thead>
          <tr>
            <th scope="col">{PEOPLE_TEXT.fullName}</th>
            <th scope="col">{PEOPLE_TEXT.userName}</th>
            <th scope="col">{PEOPLE_TEXT.post}</th>
            <th scope="col">{PEOPLE_TEXT.roles}</th>
            <th scope="col">{PEOPLE_TEXT.lastSignedIn}</th>
            <th scope="col">{PEOPLE_TEXT.state}</th>
            <th scope="col" className="grid__acts">
              <span className="vh">{PEOPLE_TEXT.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id} className={account.isDisabled ? 'is-off' : undefined}>
              <th scope="row">
                {account.fullName}
                {account.id === myself.accountId && <span className="tag">{PEOPLE_TEXT.you}</span>}
              </th>
              <td>
                <bdi>{account.userName}</bdi>
              </td>
              <td title={account.post}>
                <OrNone>{account.post}</OrNone>
              </td>
              <td title={rolesText(account)}>{rolesText(account)}</td>
              <td>
                <LastSignedIn account={account} />
              </td>
              <td>
                <AccountState account={account} />
              </td>
              <td className="grid__acts">
                <AccountMenu account={account} all={accounts} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {accounts.length === 1 && <p className="grid-hint">{PEOPLE_TEXT.alone}</p>}
    </div>
  );
}

function rolesText({ roles }: Account): string {
  return roles.map((role) => ROLE_WORDS[role]).join('، ');
}

function LastSignedIn({ account: { lastSignedInAt } }: { readonly account: Account }) {
  if (lastSignedInAt === null) return <span className="faint">{PEOPLE_TEXT.never}</span>;
  return (
    <span className="num">
      <Num>{formatJalali(dayInTehran(lastSignedInAt))}</Num> <Num>{timeInTehran(lastSignedInAt)}</Num>
    </span>
  );
}

function AccountState({ account }: { readonly account: Account }) {
  const [tone, Icon, word] = account.isDisabled
    ? (['idle', Ban, PEOPLE_TEXT.disabled] as const)
    : account.mustChangePassword
      ? (['warn', KeyRound, PEOPLE_TEXT.mustChange] as const)
      : (['ok', CircleCheck, PEOPLE_TEXT.active] as const);
  return (
    <span className={`state state--${tone}`}>
      <Icon className="icon" aria-hidden="true" />
      {word}
    </span>
  );
}

function AccountMenu({
  account,
  all,
  onOpen,
}: {
  readonly account: Account;
  readonly all: readonly Account[];
  readonly onOpen: (open: Open) => void;
}) {
  const { office, myself } = useMyself();
  const whyNoReset = office.isSample
    ? PEOPLE_TEXT.resetSample
    : account.id === myself.accountId
      ? PEOPLE_TEXT.resetSelf
      : null;
  const isLast = isLastAdministrator(account, all);
  return (
    <Menu
      label={PEOPLE_TEXT.actsOf(account.fullName)}
      look="quiet"
      small
      isRow
      items={[
        {
          key: 'change',
          label: PEOPLE_TEXT.change,
          icon: Pencil,
          onChoose: () => onOpen({ dialog: 'change', account }),
        },
        {
          key: 'reset',
          label: PEOPLE_TEXT.reset,
          icon: KeyRound,
          ...(whyNoReset === null ? {} : { why: whyNoReset, isDisabled: true }),
          onChoose: () => onOpen({ dialog: 'reset', account }),
        },
        {
          key: 'disable',
          label: account.isDisabled ? PEOPLE_TEXT.enable : PEOPLE_TEXT.disable,
          icon: account.isDisabled ? CircleCheck : UserRoundX,
          ...(isLast ? { why: PEOPLE_TEXT.lastAdministratorShort, isDisabled: true } : {}),
          onChoose: () => onOpen({ dialog: 'disable', account }),
        },
      ]}
    />
  );
}
