import { ALargeSmall, KeyRound, Lock, LogOut, Moon, Sun, UserRound } from 'lucide-react';
import { useNavigate } from 'react-router';
import { Button } from '../kit/button.tsx';
import { Menu } from '../kit/menu.tsx';
import { shortcutTitle } from '../kit/shortcut.tsx';
import { useLock } from './lock.tsx';
import { useMyself } from './myself.tsx';
import { useShortcuts } from './shortcuts.ts';
import { useSignOut } from './sign-out.ts';
import { ROLE_WORDS, SHELL_TEXT } from './text.fa.ts';
import { useTheme } from './theme.ts';

/** Who is at work, and what concerns them: lock, leave, password, look of the window. */
export function PersonMenu() {
  const { myself } = useMyself();
  const { lock } = useLock();
  const { theme, size, chooseTheme, chooseSize } = useTheme();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const roles = myself.roles.map((role) => ROLE_WORDS[role]).join('، ');
  useShortcuts({ lock });

  return (
    <>
      <Menu
        label={SHELL_TEXT.personMenu}
        look="quiet"
        icon={UserRound}
        items={[
          {
            key: 'theme',
            label: theme === 'dark' ? SHELL_TEXT.light : SHELL_TEXT.dark,
            icon: theme === 'dark' ? Sun : Moon,
            onChoose: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
          },
          {
            key: 'size',
            label: size === 'large' ? SHELL_TEXT.normalType : SHELL_TEXT.largeType,
            icon: ALargeSmall,
            onChoose: () => chooseSize(size === 'large' ? 'normal' : 'large'),
          },
          {
            key: 'password',
            label: SHELL_TEXT.ownPassword,
            icon: KeyRound,
            onChoose: () => void navigate('/password'),
          },
          { key: 'out', label: SHELL_TEXT.signOut, icon: LogOut, onChoose: signOut },
        ]}
      >
        <span className="topbar__who" title={roles}>
          <span className="vh">{SHELL_TEXT.personMenu}: </span>
          <b>{myself.fullName}</b>
          {myself.post === '' ? '' : `، ${myself.post}`}
        </span>
      </Menu>
      <Button look="quiet" icon={Lock} onClick={lock} title={shortcutTitle('lock')}>
        {SHELL_TEXT.lock}
      </Button>
    </>
  );
}
