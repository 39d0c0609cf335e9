import { z } from 'zod';

export const AccountId = z.int().positive().brand<'AccountId'>();
export type AccountId = z.output<typeof AccountId>;

export const ROLES = [
  'admin',
  'deputyGovernor',
  'ngoOfficer',
  'electionOfficer',
  'visitor',
  'viewer',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.output<typeof Role>;

export type Permission =
  | 'account.manage'
  | 'office.manage'
  | 'settings.read'
  | 'settings.write'
  | 'trail.read'
  | 'ngo.read'
  | 'ngo.write'
  | 'ngo.sanction'
  | 'ngo.print'
  | 'ngo.export'
  | 'ngo.import'
  | 'personal.read';

/**
 * Which role holds which permissions: the whole table on one page. `docs/roles.md` says the same in
 * words, written by hand, and a test holds the two against each other through the dispatcher.
 */
const grants = {
  admin: ['account.manage', 'office.manage', 'settings.read', 'settings.write', 'trail.read', 'ngo.read'],
  deputyGovernor: [
    'settings.read',
    'trail.read',
    'ngo.read',
    'ngo.write',
    'ngo.sanction',
    'ngo.print',
    'ngo.export',
    'personal.read',
  ],
  ngoOfficer: [
    'settings.read',
    'settings.write',
    'ngo.read',
    'ngo.write',
    'ngo.sanction',
    'ngo.print',
    'ngo.export',
    'ngo.import',
    'personal.read',
  ],
  electionOfficer: ['settings.read', 'ngo.read', 'ngo.print', 'personal.read'],
  visitor: ['settings.read', 'ngo.read'],
  viewer: ['settings.read', 'ngo.read'],
} as const satisfies Record<Role, readonly Permission[]>;

/** Everything the roles together may do. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role): readonly Permission[] => grants[role]));
}
