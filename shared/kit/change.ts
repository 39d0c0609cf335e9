import { type Ok, ok } from './result.ts';

/** What the trail can hold; a property that is undefined is left out. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What a command did, for the audit trail: only what the trail's readers may see. */
export interface Change {
  /** The record it acted on, such as `ngo/12`. */
  readonly subject: string;
  readonly before: Json;
  readonly after: Json;
  /** Why, in the person's own words, where the act asks for it. */
  readonly reason?: string;
}

export interface Changed<Output> {
  readonly output: Output;
  readonly change: Change;
}

/** The success of a command. There is no other, so no command goes unrecorded. */
export function changed<Output>(output: Output, change: Change): Ok<Changed<Output>> {
  return ok({ output, change });
}
