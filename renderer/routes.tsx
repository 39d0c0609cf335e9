import type { LucideIcon } from 'lucide-react';
import {
  FileUp,
  HardDrive,
  History,
  ListTodo,
  Printer,
  SlidersHorizontal,
  UserCog,
  UsersRound,
} from 'lucide-react';
import type { ComponentType } from 'react';
import type { Permission } from '../shared/access.ts';
import { AccountsPage } from './features/accounts/accounts-page.tsx';
import { OwnPasswordPage } from './features/accounts/own-password-page.tsx';
import { BackupsPage } from './features/backups/backups-page.tsx';
import { ImportPage } from './features/imports/import-page.tsx';
import { ImportsPage } from './features/imports/imports-page.tsx';
import { EditNgoPage } from './features/ngos/edit-page.tsx';
import { NgoListPage } from './features/ngos/list-page.tsx';
import { NgoRecordPage } from './features/ngos/record-page.tsx';
import { RegisterNgoPage } from './features/ngos/register-page.tsx';
import { PrintsPage } from './features/prints/prints-page.tsx';
import { SettingsPage } from './features/settings/settings-page.tsx';
import { TodayPage } from './features/today/today-page.tsx';
import { TrailPage } from './features/trail/trail-page.tsx';
import { NAV_TEXT } from './shell/text.fa.ts';

export interface AppRoute {
  readonly path: string;
  readonly page: ComponentType;
  /** Who finds something here; the office itself decides again at every call. */
  readonly permission?: Permission;
}

/** Every page of the application: navigation, palette and the accessibility tests go by this list. */
export const ROUTES: readonly AppRoute[] = [
  { path: '/today', page: TodayPage, permission: 'ngo.read' },
  { path: '/ngos', page: NgoListPage, permission: 'ngo.read' },
  { path: '/ngos/new', page: RegisterNgoPage, permission: 'ngo.write' },
  { path: '/ngos/:ngoId', page: NgoRecordPage, permission: 'ngo.read' },
  // `correct`: it was wrong from the start; `change`: it became different on a day.
  { path: '/ngos/:ngoId/:mode', page: EditNgoPage, permission: 'ngo.write' },
  { path: '/imports', page: ImportsPage, permission: 'ngo.read' },
  { path: '/imports/new', page: ImportPage, permission: 'ngo.import' },
  { path: '/prints', page: PrintsPage, permission: 'ngo.print' },
  { path: '/trail', page: TrailPage, permission: 'trail.read' },
  { path: '/accounts', page: AccountsPage, permission: 'account.manage' },
  { path: '/backups', page: BackupsPage, permission: 'office.manage' },
  { path: '/settings', page: SettingsPage, permission: 'settings.read' },
  { path: '/password', page: OwnPasswordPage },
];

export interface NavItem {
  readonly to: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly permission?: Permission;
}

/** The navigation's groups from above. */
export const NAVIGATION: readonly (readonly NavItem[])[] = [
  [{ to: '/today', label: NAV_TEXT.today, icon: ListTodo, permission: 'ngo.read' }],
  [
    { to: '/ngos', label: NAV_TEXT.ngos, icon: UsersRound, permission: 'ngo.read' },
    { to: '/imports', label: NAV_TEXT.imports, icon: FileUp, permission: 'ngo.import' },
    { to: '/prints', label: NAV_TEXT.prints, icon: Printer, permission: 'ngo.print' },
  ],
  [
    { to: '/trail', label: NAV_TEXT.trail, icon: History, permission: 'trail.read' },
    { to: '/accounts', label: NAV_TEXT.accounts, icon: UserCog, permission: 'account.manage' },
    { to: '/backups', label: NAV_TEXT.backups, icon: HardDrive, permission: 'office.manage' },
    { to: '/settings', label: NAV_TEXT.settings, icon: SlidersHorizontal, permission: 'settings.read' },
  ],
];
