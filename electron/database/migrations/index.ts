import type { Migration } from '../migrate.ts';
import { auditTrail } from './0001-audit-trail.ts';
import { office } from './0002-office.ts';

/** All migrations in their order. A list in code, because a bundle has no folder to look into. */
export const MIGRATIONS: readonly Migration[] = [auditTrail, office];
