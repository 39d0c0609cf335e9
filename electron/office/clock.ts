import { Instant } from '../../shared/calendar/iso-date.ts';

/** The only source of the present; a test passes its own. */
export type Clock = () => Instant;

export const systemClock: Clock = () => Instant.parse(new Date().toISOString());
