import type { z } from 'zod';
import type { Permission } from '../access.ts';
import type { Changed } from './change.ts';
import type { Result } from './result.ts';

/**
 * Who may call a method: holders of one of the permissions, anybody signed in, or anybody at all
 * (`'public'`: only what must work before somebody has signed in).
 */
export type Allow = readonly Permission[] | 'signed_in' | 'public';

/** What a method takes and gives back, how it may fail, and who may call it. */
interface Definition<Input extends z.ZodType, Output extends z.ZodType, ErrorCode extends string> {
  readonly input: Input;
  readonly output: Output;
  /** Failures the person can remedy, in snake_case; each needs a sentence in `text.fa.ts`. */
  readonly errors: readonly ErrorCode[];
  /** An empty list lets nobody in. */
  readonly allow: Allow;
}

/**
 * - `query` only reads, in a snapshot.
 * - `command` changes something, in one transaction with its audit row.
 * - `trace` changes no record but must leave a mark in the trail: a print, an export, reading the trail.
 *   It is kept and recorded whatever its outcome.
 * - `scratch` keeps the caller's own unfinished work, a draft or a saved filter. It is no part of the
 *   office's record, so it leaves no mark: an autosave every few seconds would bury the trail.
 * - `errand` is long work on files beside the database, such as opening a backup. It holds no transaction
 *   while it runs, and is recorded whatever its outcome once it has ended.
 */
export type Kind = 'query' | 'command' | 'trace' | 'scratch' | 'errand';

export interface Method<
  K extends Kind = Kind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  ErrorCode extends string = string,
> extends Definition<Input, Output, ErrorCode> {
  readonly kind: K;
}

export type Feature = Readonly<Record<string, Method>>;
export type Contract = Readonly<Record<string, Feature>>;

/** Defines a method that only reads. */
export function query<Input extends z.ZodType, Output extends z.ZodType, const ErrorCode extends string>(
  definition: Definition<Input, Output, ErrorCode>,
): Method<'query', Input, Output, ErrorCode> {
  return { kind: 'query', ...definition };
}

/** Defines a method that changes something. */
export function command<Input extends z.ZodType, Output extends z.ZodType, const ErrorCode extends string>(
  definition: Definition<Input, Output, ErrorCode>,
): Method<'command', Input, Output, ErrorCode> {
  return { kind: 'command', ...definition };
}

/** Defines a method that leaves a mark in the trail although no record changes. */
export function trace<Input extends z.ZodType, Output extends z.ZodType, const ErrorCode extends string>(
  definition: Definition<Input, Output, ErrorCode>,
): Method<'trace', Input, Output, ErrorCode> {
  return { kind: 'trace', ...definition };
}

/** Defines a method that keeps the caller's own unfinished work. */
export function scratch<Input extends z.ZodType, Output extends z.ZodType, const ErrorCode extends string>(
  definition: Definition<Input, Output, ErrorCode>,
): Method<'scratch', Input, Output, ErrorCode> {
  return { kind: 'scratch', ...definition };
}

/** Defines a method that works long on files beside the database. */
export function errand<Input extends z.ZodType, Output extends z.ZodType, const ErrorCode extends string>(
  definition: Definition<Input, Output, ErrorCode>,
): Method<'errand', Input, Output, ErrorCode> {
  return { kind: 'errand', ...definition };
}

/** Why a call is turned away before any handler sees it, or cannot be carried out on this machine now. */
export type Refusal =
  'unknown_method' | 'not_signed_in' | 'must_change_password' | 'forbidden' | 'invalid_input' | Obstacle;

/** What is wrong with the machine, not with the call: nothing was written, and a person can remedy it. */
export type Obstacle = 'disk_full' | 'not_writable' | 'database_locked' | 'database_damaged';

/** What travels back to the caller. A bug shows only its number; the rest is in the log. */
export type Reply = Result<unknown, string> | { readonly incident: string };

type ErrorOf<M extends Method> = M['errors'][number];

/** A sentence for every error of a feature. */
export type ErrorTexts<F extends Feature> = Readonly<Record<ErrorOf<F[keyof F]>, string>>;

/** Office side: one function for every method of a feature. */
export type Handlers<F extends Feature, QueryContext, CommandContext, ErrandContext> = {
  readonly [Name in keyof F]: F[Name]['kind'] extends 'query'
    ? Handler<F[Name], QueryContext, z.input<F[Name]['output']>>
    : F[Name]['kind'] extends 'scratch'
      ? Handler<F[Name], CommandContext, z.input<F[Name]['output']>>
      : F[Name]['kind'] extends 'errand'
        ? Handler<F[Name], ErrandContext, Changed<z.input<F[Name]['output']>>>
        : Handler<F[Name], CommandContext, Changed<z.input<F[Name]['output']>>>;
};

type Handler<M extends Method, Context, Value> = (
  input: z.output<M['input']>,
  context: Context,
) => Promise<Result<Value, ErrorOf<M>>>;

/** Screen side: one function for every method of every feature. */
export type Client<C extends Contract> = {
  readonly [FeatureName in keyof C]: {
    readonly [Name in keyof C[FeatureName]]: ClientMethod<C[FeatureName][Name]>;
  };
};

type ClientMethod<M extends Method> = (
  input: z.input<M['input']>,
) => Promise<Result<z.output<M['output']>, ErrorOf<M> | Refusal>>;
