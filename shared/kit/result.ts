/**
 * The outcome of something that can fail in a way a person can remedy; what nobody can remedy is a bug
 * and is thrown. A plain object, because crossing a process strips the methods of a class.
 */
export type Result<Value, ErrorCode extends string> = Ok<Value> | Err<ErrorCode>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Err<ErrorCode extends string> {
  readonly ok: false;
  readonly error: ErrorCode;
  /** The record it concerns, such as `account/3`, for the trail only. */
  readonly subject?: string;
}

export function ok<Value>(value: Value): Ok<Value> {
  return { ok: true, value };
}

export function err<ErrorCode extends string>(error: ErrorCode): Err<ErrorCode> {
  return { ok: false, error };
}

/** An error whose record the trail should name, such as the account of a failed sign-in. */
export function errAbout<ErrorCode extends string>(subject: string, error: ErrorCode): Err<ErrorCode> {
  return { ok: false, error, subject };
}

/** For the end of a `switch` over a union: does not compile while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
