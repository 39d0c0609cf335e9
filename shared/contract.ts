import { accounts } from './features/accounts/contract.ts';
import { backups } from './features/backups/contract.ts';
import { imports } from './features/imports/contract.ts';
import { ngos } from './features/ngos/contract.ts';
import { office } from './features/office/contract.ts';
import { prints } from './features/prints/contract.ts';
import { protection } from './features/protection/contract.ts';
import { settings } from './features/settings/contract.ts';
import { today } from './features/today/contract.ts';
import { trail } from './features/trail/contract.ts';
import type { Contract } from './kit/method.ts';

/** The whole API on one page. A new feature is one import and one name; the compiler then asks for its service. */
export const contract = {
  office,
  accounts,
  trail,
  settings,
  protection,
  ngos,
  imports,
  prints,
  today,
  backups,
} as const satisfies Contract;
