import type { LucideIcon } from 'lucide-react';
import {
  ALargeSmall,
  CircleHelp,
  Download,
  FileUp,
  HardDriveDownload,
  Info,
  KeyRound,
  Keyboard,
  List,
  Lock,
  Moon,
  PackageCheck,
  Plus,
  Printer,
  Sun,
} from 'lucide-react';
import type { Permission } from '../../../shared/access.ts';
import { searchKey, searchWords } from '../../../shared/text/persian.ts';
import { NAVIGATION } from '../../routes.tsx';
import type { Theme, TypeSize } from '../../shell/theme.ts';
import { PALETTE_TEXT } from './text.fa.ts';

/** Something that can be done from anywhere. */
export interface PaletteAct {
  readonly key: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly run: () => void;
}

export interface ActsContext {
  readonly can: (permission: Permission) => boolean;
  readonly go: (to: string, state?: unknown) => void;
  readonly lock: () => void;
  readonly theme: Theme;
  readonly size: TypeSize;
  readonly chooseTheme: (theme: Theme) => void;
  readonly chooseSize: (size: TypeSize) => void;
  readonly help: {
    readonly openGuide: () => void;
    readonly openShortcuts: () => void;
    readonly openAbout: () => void;
  };
}

/** Pages and acts that this person may use. */
export function actsFor({
  can,
  go,
  lock,
  theme,
  size,
  chooseTheme,
  chooseSize,
  help,
}: ActsContext): readonly PaletteAct[] {
  const { acts } = PALETTE_TEXT;
  const pages = NAVIGATION.flat()
    .filter(({ permission }) => permission === undefined || can(permission))
    .map(({ to, label, icon }) => ({ key: to, label: PALETTE_TEXT.go(label), icon, run: () => go(to) }));
  const own: readonly (PaletteAct & { readonly permission?: Permission })[] = [
    {
      key: 'register',
      label: acts.register,
      icon: Plus,
      permission: 'ngo.write',
      run: () => go('/ngos/new'),
    },
    {
      key: 'import',
      label: acts.import,
      icon: FileUp,
      permission: 'ngo.import',
      run: () => go('/imports/new'),
    },
    {
      key: 'print',
      label: acts.printList,
      icon: Printer,
      permission: 'ngo.print',
      run: () => go('/ngos', { open: 'print' }),
    },
    {
      key: 'export',
      label: acts.exportList,
      icon: Download,
      permission: 'ngo.export',
      run: () => go('/ngos', { open: 'export' }),
    },
    {
      key: 'backup',
      label: acts.backup,
      icon: HardDriveDownload,
      permission: 'office.manage',
      run: () => go('/backups', { open: 'backup' }),
    },
    {
      key: 'copy',
      label: acts.copy,
      icon: PackageCheck,
      permission: 'office.manage',
      run: () => go('/backups', { open: 'copy' }),
    },
    { key: 'lock', label: acts.lock, icon: Lock, run: lock },
    {
      key: 'theme',
      label: theme === 'dark' ? acts.light : acts.dark,
      icon: theme === 'dark' ? Sun : Moon,
      run: () => chooseTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    {
      key: 'size',
      label: size === 'large' ? acts.normal : acts.large,
      icon: ALargeSmall,
      run: () => chooseSize(size === 'large' ? 'normal' : 'large'),
    },
    { key: 'password', label: acts.password, icon: KeyRound, run: () => go('/password') },
    { key: 'guide', label: acts.guide, icon: CircleHelp, run: help.openGuide },
    { key: 'shortcuts', label: acts.shortcuts, icon: Keyboard, run: help.openShortcuts },
    { key: 'about', label: acts.about, icon: Info, run: help.openAbout },
  ];
  return [...own.filter(({ permission }) => permission === undefined || can(permission)), ...pages];
}

/** What to do with the text itself, where it names nothing. */
export function actsWithText(text: string, { can, go }: ActsContext): readonly PaletteAct[] {
  const name = text.trim();
  if (name === '') return [];
  const list: PaletteAct = {
    key: 'list',
    label: PALETTE_TEXT.acts.searchList(name),
    icon: List,
    run: () => go(`/ngos?${new URLSearchParams({ text: name }).toString()}`),
  };
  const register: PaletteAct = {
    key: 'named',
    label: PALETTE_TEXT.acts.registerNamed(name),
    icon: Plus,
    run: () => go(`/ngos/new?${new URLSearchParams({ name }).toString()}`),
  };
  return [...(can('ngo.read') ? [list] : []), ...(can('ngo.write') ? [register] : [])];
}

/** The acts whose words have every word of the text. */
export function actsFound(acts: readonly PaletteAct[], text: string): readonly PaletteAct[] {
  const words = searchWords(text);
  return words.length === 0
    ? acts
    : acts.filter(({ label }) => words.every((word) => searchKey(label).includes(word)));
}
