import type { Migration } from '../migrate.ts';
import { auditTrail } from './0001-audit-trail.ts';
import { office } from './0002-office.ts';
import { ngos } from './0003-ngos.ts';
import { prints } from './0004-prints.ts';
import { imports } from './0005-imports.ts';

/** All migrations in their order. A list in code, because a bundle has no folder to look into. */
export const MIGRATIONS: readonly Migration[] = [auditTrail, office, ngos, prints, imports];
