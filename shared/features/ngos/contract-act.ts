import { z } from 'zod';
import { Text } from '../../text/persian.ts';
import { NgoId } from './fields.ts';

/** Why something is done; it stands in the history of the record. */
export const Reason = Text(500);

/** Every command on a record names the version it was decided on, so that nobody overwrites unseen. */
export const OnNgo = { ngoId: NgoId, version: z.int() } as const;
export const NOT_THIS_VERSION = ['ngo_not_found', 'changed_meanwhile'] as const;
/** The record is dissolved or out of the register: first restore it. */
export const NOT_ACTIVE = [...NOT_THIS_VERSION, 'not_active'] as const;
