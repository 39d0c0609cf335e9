import { randomInt } from 'node:crypto';
import { permissionsOf } from '../../shared/access.ts';
import { type Moment, momentAt } from '../../shared/calendar/iso-date.ts';
import type { Change } from '../../shared/kit/change.ts';
import type { Contract, Method, Refusal, Reply } from '../../shared/kit/method.ts';
import { type Err, type Result, err, ok } from '../../shared/kit/result.ts';
import { normalizeText } from '../../shared/text/persian.ts';
import type { Connections } from '../database/open.ts';
import type { Writer } from '../database/schema.ts';
import { inSnapshot, inTransaction } from '../database/transaction.ts';
import { type AuditEntry, appendToTrail } from './audit.ts';
import type { Clock } from './clock.ts';
import { type BoundMethod, methodTable } from './method-table.ts';
import { obstacleOf } from './open-error.ts';
import type { CommandContext, ErrandContext, QueryContext, Resources, Services } from './service.ts';
import type { Session } from './session.ts';

/** A call as the host hands it over, once it trusts the sender. */
export interface Call {
  readonly token: string | null;
  readonly method: string;
  readonly input: unknown;
}

export type Dispatch = (call: Call) => Promise<Reply>;

export interface BugReport {
  /** Short enough to be read out over the telephone. */
  readonly incident: string;
  readonly method: string;
  readonly bug: unknown;
}

interface Parts<C extends Contract> {
  readonly contract: C;
  readonly services: Services<C>;
  readonly db: Pick<Connections, 'reader' | 'writer'>;
  readonly resources: Resources;
  readonly clock: Clock;
  readonly reportBug: (report: BugReport) => void;
}

/** What somebody may call whose password was set by another. */
const BEFORE_PASSWORD_CHANGE: ReadonlySet<string> = new Set([
  'accounts.changeOwnPassword',
  'accounts.lock',
  'accounts.unlock',
  'accounts.signOut',
  'accounts.getMyself',
]);

/**
 * The one door. In a fixed order: the method exists, somebody is signed in, their roles allow it, the
 * input parses, the handler decides, the output parses, the trail has it. Never throws: a bug is rolled
 * back, reported, and answered by its number; a full disk and the like are answered by what they are.
 */
export function createDispatcher<C extends Contract>(parts: Parts<C>): Dispatch {
  const { db, resources, clock, reportBug } = parts;
  const methods = methodTable(parts.contract, parts.services);

  async function answer(call: Call): Promise<Reply> {
    const moment = momentAt(clock());
    const session = resources.sessions.find(call.token) ?? null;
    const attempt = attemptOf(call, session, moment);

    const admission = admit(methods, session, call);
    if (!admission.ok) return recorded(attempt, admission);
    const { method, input } = admission.value;
    const works: (() => void)[] = [];
    const afterwards = (work: () => void) => void works.push(work);
    const context = { ...contextOf(call, session, moment, resources), afterwards };
    const stored = <Value>(reply: Value): Value => {
      for (const work of works) work();
      return reply;
    };

    if (method.kind === 'query') {
      return inSnapshot(db.reader, async (reader) =>
        checked(method.definition, await method.handle(input, { ...context, db: reader })),
      );
    }
    if (method.kind === 'scratch') {
      const reply = await inTransaction(db.writer, async (writer) =>
        checked(method.definition, await method.handle(input, { ...context, db: writer })),
      );
      return reply.ok ? stored(reply) : reply;
    }
    if (method.kind === 'errand') {
      const errand = errandOf(attempt, context);
      const result = await method.handle(input, errand.context);
      if (!result.ok) return recorded({ ...attempt, at: clock() }, refused(method.definition, result));
      const reply = checked(method.definition, ok(result.value.output));
      await errand.record(result.value.change);
      return stored(reply);
    }
    const run = async (writer: Writer) => {
      const result = await method.handle(input, { ...context, db: writer });
      if (!result.ok) return checked(method.definition, result);
      const reply = checked(method.definition, ok(result.value.output));
      await appendToTrail(writer, { ...attempt, outcome: 'done', ...traced(result.value.change) });
      return reply;
    };
    if (method.kind === 'command') {
      const reply = await inTransaction(db.writer, run);
      return reply.ok ? stored(reply) : recorded(attempt, reply);
    }
    // A trace keeps what it wrote whatever its outcome: a failed sign-in must be counted.
    const kept = await inTransaction(db.writer, async (writer) => {
      const reply = await run(writer);
      if (!reply.ok) await appendToTrail(writer, { ...attempt, ...failed(reply) });
      return ok(reply);
    });
    return kept.ok ? stored(kept.value) : kept;
  }

  /** An errand ends long after it began, so its row has the instant of its end. */
  function errandOf(attempt: Attempt, context: Omit<CommandContext, 'db'>) {
    let isRecorded = false;
    const row = (change: Change) => ({ ...attempt, at: clock(), outcome: 'done', ...traced(change) });
    const errandContext: ErrandContext = {
      ...context,
      now: clock,
      read: (look) => inSnapshot(db.reader, look),
      settle: async (work) => {
        const kept = await inTransaction(db.writer, async (writer) => {
          const result = await work({ ...context, moment: momentAt(clock()), db: writer });
          return ok({ result });
        });
        if (!kept.ok) throw new Error('What is kept whatever its outcome was not kept');
        return kept.value.result;
      },
      recordIn: (writer, change, accountId) => {
        isRecorded = true;
        return appendToTrail(writer, { ...row(change), accountId });
      },
    };
    const record = async (change: Change) => {
      if (isRecorded) return;
      await inTransaction(db.writer, async (writer) => ok(await appendToTrail(writer, row(change))));
    };
    return { context: errandContext, record };
  }

  /** Refusals and failed commands: in a transaction of their own, since nothing else changed. */
  async function recorded(attempt: Attempt, failure: Err<string>): Promise<Reply> {
    await inTransaction(db.writer, async (writer) =>
      ok(await appendToTrail(writer, { ...attempt, ...failed(failure) })),
    );
    return failure;
  }

  return async (call) => {
    try {
      const reply = await answer(call);
      // The subject of a failure is for the trail, not for the caller.
      return 'error' in reply ? err(reply.error) : reply;
    } catch (bug) {
      const bugReply = reported(reportBug, call.method, bug);
      const obstacle = obstacleOf(bug);
      return obstacle === undefined ? bugReply : err(obstacle);
    }
  };
}

/** Hands a bug to the log and answers with nothing but its number. */
export function reported(reportBug: (report: BugReport) => void, method: string, bug: unknown): Reply {
  const incident = String(randomInt(100_000, 1_000_000));
  reportBug({ incident, method: method.slice(0, 100), bug });
  return { incident };
}

type Attempt = Pick<AuditEntry, 'at' | 'accountId' | 'person' | 'method'>;

function attemptOf(call: Call, session: Session | null, moment: Moment): Attempt {
  const accountId = session?.accountId ?? null;
  // An unknown method's name comes from outside: only its beginning is worth keeping, and only as a file
  // can hold it, or the row would not be read back as it was hashed.
  const method = normalizeText(call.method.slice(0, 100));
  return { at: moment.now, accountId, person: session?.fullName ?? null, method };
}

function traced({ subject, before, after, reason }: Change) {
  return { subject, reason: reason ?? null, change: JSON.stringify({ before, after }) };
}

function failed(failure: Err<string>) {
  return { outcome: failure.error, subject: failure.subject ?? null, reason: null, change: null };
}

function contextOf(
  call: Call,
  session: Session | null,
  moment: Moment,
  resources: Resources,
): Omit<QueryContext, 'db'> {
  const permissions = permissionsOf(session?.roles ?? []);
  return {
    session,
    token: call.token,
    actor: () => {
      if (session === null) throw new Error(`${call.method} needs a person, and its contract lets nobody in`);
      return session.accountId;
    },
    can: (permission) => permissions.has(permission),
    moment,
    resources,
  };
}

interface Admission {
  readonly method: BoundMethod;
  readonly input: unknown;
}

/** What must hold before a handler sees the call. */
function admit(
  methods: ReadonlyMap<string, BoundMethod>,
  session: Session | null,
  call: Call,
): Result<Admission, Refusal> {
  const method = methods.get(call.method);
  if (!method) return err('unknown_method');
  const { allow } = method.definition;
  if (allow !== 'public') {
    if (!session) return err('not_signed_in');
    if (session.mustChangePassword && !BEFORE_PASSWORD_CHANGE.has(call.method)) {
      return err('must_change_password');
    }
    if (allow !== 'signed_in') {
      const held = permissionsOf(session.roles);
      if (!allow.some((permission) => held.has(permission))) return err('forbidden');
    }
  }
  const input = method.definition.input.safeParse(call.input);
  return input.success ? ok({ method, input: input.data }) : err('invalid_input');
}

/** An error that the contract declares. */
function refused(definition: Method, failure: Err<string>): Err<string> {
  checked(definition, failure);
  return failure;
}

/** What the contract promises: an output that parses, or a declared error. Anything else is a bug. */
function checked({ output, errors }: Method, result: Result<unknown, string>): Result<unknown, string> {
  if (result.ok) return ok(output.parse(result.value));
  if (!errors.includes(result.error)) throw new Error(`Undeclared error: ${result.error}`);
  return result;
}
