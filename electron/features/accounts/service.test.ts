import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccountId, ROLES, type Role } from '../../../shared/access.ts';
import { accounts } from '../../../shared/features/accounts/contract.ts';
import { good } from '../../../tests/support/ngo-office.ts';
import { CHEAP_COST, FIRST_INSTANT, temporaryOffice } from '../../../tests/support/temporary.ts';
import { createClient } from '../../../shared/kit/client.ts';
import { hashSecret } from './passwords.ts';
import { accountsService } from './service.ts';

const open = () => temporaryOffice({ accounts }, { accounts: accountsService });
let office: Awaited<ReturnType<typeof open>>;
let admin: Awaited<ReturnType<typeof office.clientOf>>;
beforeEach(async () => {
  office = await open();
  admin = await office.clientOf('admin');
});
afterEach(() => office.close());

const PASSWORD = 'درخت سپیدار';
const NEW_PASSWORD = 'رودخانه آرام';
const person = (userName: string, roles: readonly Role[] = ['viewer']) => ({
  userName,
  fullName: 'رضا کریمی',
  post: 'کارشناس',
  roles,
  password: PASSWORD,
});

const create = async (userName = 'reza', roles: readonly Role[] = ['viewer']) =>
  good(await admin.accounts.createAccount(person(userName, roles)));
const signIn = (userName: string, password: string) =>
  office.stranger.accounts.signIn({ userName, password });
/** A client that goes on with the token of a sign-in. */
function clientOf(token: string) {
  return createClient({ accounts }, (method, input) => office.dispatch({ token, method, input }));
}
async function entered(userName: string, password = PASSWORD) {
  const { token, myself } = good(await signIn(userName, password));
  return { client: clientOf(token), token, myself };
}
function clock(seconds: number) {
  office.setClock(new Date(Date.parse(FIRST_INSTANT) + seconds * 1_000).toISOString());
}
const trail = () => office.db.reader.selectFrom('audit').selectAll().orderBy('seq').execute();

describe('entering', () => {
  test('a new account enters with the password given to it, however its name is spelled, and must change it', async () => {
    await create('كريمي ۱');
    const { client, myself } = await entered('کریمی1');
    expect(myself).toMatchObject({ userName: 'کریمی ۱', mustChangePassword: true, roles: ['viewer'] });
    expect(good(await client.accounts.getMyself({}))).toEqual(myself);
    expect(await client.accounts.listAccounts({})).toMatchObject({ error: 'must_change_password' });
    good(await client.accounts.changeOwnPassword({ password: PASSWORD, newPassword: NEW_PASSWORD }));
    expect(await client.accounts.listAccounts({})).toMatchObject({ error: 'forbidden' });
    expect(await signIn('کریمی1', PASSWORD)).toMatchObject({ error: 'wrong_name_or_password' });
    expect((await entered('کریمی1', NEW_PASSWORD)).myself.mustChangePassword).toBe(false);
  });

  test('an unknown name and a wrong password are told apart by nobody', async () => {
    await create();
    for (let failures = 1; failures <= 8; failures += 1) {
      const known = await signIn('reza', `wrong ${failures}`);
      const unknown = await signIn('nobody', `wrong ${failures}`);
      expect(unknown).toEqual(known);
    }
    const rows = await trail();
    const failed = rows.filter(({ method }) => method === 'accounts.signIn');
    // The trail knows the account; it never learns what was typed for a name that no account has.
    expect(failed.filter(({ subject }) => subject?.startsWith('account/'))).toHaveLength(8);
    expect(JSON.stringify(failed)).not.toMatch(/nobody|wrong [0-9]/u);
  });

  test('wrong passwords cost a growing delay, then a quarter of an hour, and the right one forgets them', async () => {
    await create();
    let now = 0;
    const delays = [0, 0, 2, 4, 8, 16, 32, 60, 60];
    for (const delay of delays) {
      expect(await signIn('reza', 'x')).toMatchObject({ error: 'wrong_name_or_password' });
      if (delay > 0) {
        // Even the right one must wait, and waiting costs nothing more.
        clock(now + delay - 1);
        expect(await signIn('reza', PASSWORD)).toMatchObject({ error: 'wait' });
      }
      now += delay;
      clock(now);
    }
    expect(await signIn('reza', 'x')).toMatchObject({ error: 'wrong_name_or_password' });
    clock(now + 15 * 60 - 1);
    expect(await signIn('reza', PASSWORD)).toMatchObject({ error: 'locked_out' });
    clock(now + 15 * 60);
    good(await signIn('reza', PASSWORD));
    expect(await signIn('reza', 'x')).toMatchObject({ error: 'wrong_name_or_password' });
    good(await signIn('reza', PASSWORD));
  });

  test('what is entered at the lock, at the door and for a new password is counted together', async () => {
    await create();
    const { client } = await entered('reza');
    good(await client.accounts.changeOwnPassword({ password: PASSWORD, newPassword: NEW_PASSWORD }));
    expect(await client.accounts.unlock({ password: 'x' })).toMatchObject({ error: 'wrong_password' });
    expect(await client.accounts.changeOwnPassword({ password: 'x', newPassword: PASSWORD })).toMatchObject({
      error: 'wrong_password',
    });
    expect(await signIn('reza', 'x')).toMatchObject({ error: 'wrong_name_or_password' });
    expect(await client.accounts.unlock({ password: NEW_PASSWORD })).toMatchObject({ error: 'wait' });
    clock(2);
    good(await client.accounts.unlock({ password: NEW_PASSWORD }));
    good(await signIn('reza', NEW_PASSWORD));
  });

  test('ten wrong passwords lock the lock screen too, for its quarter of an hour', async () => {
    await create();
    const { client } = await entered('reza');
    good(await client.accounts.changeOwnPassword({ password: PASSWORD, newPassword: NEW_PASSWORD }));
    for (let failure = 1; failure <= 10; failure += 1) {
      clock(failure * 60);
      expect(await client.accounts.unlock({ password: 'x' })).toMatchObject({ error: 'wrong_password' });
    }
    expect(await client.accounts.unlock({ password: NEW_PASSWORD })).toMatchObject({ error: 'locked_out' });
    clock(10 * 60 + 15 * 60);
    good(await client.accounts.unlock({ password: NEW_PASSWORD }));
  });

  test('a hash with the parameters of former years is replaced at the next right entry', async () => {
    const { id } = await create();
    const old = await hashSecret(PASSWORD, { N: 256, r: 8, p: 1 });
    await office.db.writer.updateTable('account').set({ passwordHash: old }).where('id', '=', id).execute();
    const stored = async () =>
      (
        await office.db.reader
          .selectFrom('account')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).passwordHash;
    await signIn('reza', 'wrong');
    expect(await stored()).toBe(old);
    expect((await entered('reza')).myself.mustChangePassword).toBe(true);
    expect(await stored()).toMatch(`scrypt$N=${CHEAP_COST.N},r=8,p=1$`);
    const renewed = await stored();
    good(await signIn('reza', PASSWORD));
    expect(await stored()).toBe(renewed);
  });

  test('locking and signing out leave their marks; a token that is signed out is nobody’s', async () => {
    await create();
    const { client } = await entered('reza');
    good(await client.accounts.lock({ cause: 'idle' }));
    good(await client.accounts.signOut({}));
    expect(await client.accounts.getMyself({})).toMatchObject({ error: 'not_signed_in' });
    expect((await trail()).map(({ method, outcome }) => `${method} ${outcome}`)).toContain(
      'accounts.signOut done',
    );
  });

  test('the sample’s entrance is closed in a real office', async () => {
    await create();
    expect(await office.stranger.accounts.enterSample({ userName: 'reza' })).toMatchObject({
      error: 'not_a_sample',
    });
  });
});

describe('accounts', () => {
  test('a name that is read the same is taken, and a weak password is refused', async () => {
    await create('کریمی');
    expect(await admin.accounts.createAccount(person('كريمي'))).toMatchObject({ error: 'user_name_taken' });
    for (const password of ['short', 'password', 'احمدی۱۲۳', 'کککککککککک']) {
      expect(await admin.accounts.createAccount({ ...person('احمدی'), password })).toMatchObject({
        error: 'password_weak',
      });
    }
    // Nothing but marks could be told apart from no other such name.
    expect(await admin.accounts.createAccount(person('ـَ'))).toMatchObject({ error: 'invalid_input' });
  });

  test('no reply and no row of the trail holds a password or its hash', async () => {
    const account = await create();
    good(
      await admin.accounts.resetPassword({
        accountId: account.id,
        password: NEW_PASSWORD,
        reason: 'فراموشی',
      }),
    );
    const { client } = await entered('reza', NEW_PASSWORD);
    good(await client.accounts.changeOwnPassword({ password: NEW_PASSWORD, newPassword: PASSWORD }));
    const seen = JSON.stringify([await trail(), account, good(await admin.accounts.listAccounts({}))]);
    expect(seen).not.toMatch(/scrypt|سپیدار|رودخانه|assword(Hash)?":"/u);
  });

  test('one’s own new password must be another one, and strong', async () => {
    await create();
    const { client } = await entered('reza');
    const change = (newPassword: string) =>
      client.accounts.changeOwnPassword({ password: PASSWORD, newPassword });
    expect(await change('12345678')).toMatchObject({ error: 'password_weak' });
    expect(await change(PASSWORD)).toMatchObject({ error: 'password_unchanged' });
    expect(await change(PASSWORD.replaceAll('ی', 'ي'))).toMatchObject({ error: 'password_unchanged' });
  });

  test('a changed account works with its new roles at once; an older version is refused', async () => {
    const { id, version, fullName, post } = await create('reza', ['viewer']);
    const { client } = await entered('reza');
    good(await client.accounts.changeOwnPassword({ password: PASSWORD, newPassword: NEW_PASSWORD }));
    expect(await client.accounts.listAccounts({})).toMatchObject({ error: 'forbidden' });
    const change = { accountId: id, version, fullName, post, roles: ['admin', 'admin', 'viewer'] as const };
    expect(good(await admin.accounts.changeAccount(change))).toMatchObject({
      roles: ['admin', 'viewer'],
      version: version + 1,
    });
    good(await client.accounts.listAccounts({}));
    expect(await admin.accounts.changeAccount(change)).toMatchObject({ error: 'changed_meanwhile' });
  });

  test('a reset ends the sessions, lifts the lock-out and forces a change', async () => {
    const { id } = await create();
    const { client } = await entered('reza');
    for (let failure = 0; failure < 10; failure += 1) {
      clock(failure * 60);
      await signIn('reza', 'x');
    }
    expect(await signIn('reza', PASSWORD)).toMatchObject({ error: 'locked_out' });
    const weak = { accountId: id, password: 'reza12345', reason: 'x' };
    expect(await admin.accounts.resetPassword(weak)).toMatchObject({ error: 'password_weak' });
    good(await admin.accounts.resetPassword({ accountId: id, password: NEW_PASSWORD, reason: 'فراموشی' }));
    expect(await client.accounts.getMyself({})).toMatchObject({ error: 'not_signed_in' });
    expect((await entered('reza', NEW_PASSWORD)).myself.mustChangePassword).toBe(true);
    const done = (await trail()).filter(({ method }) => method === 'accounts.resetPassword').pop();
    expect(done).toMatchObject({ outcome: 'done', subject: `account/${id}`, reason: 'فراموشی' });
  });

  test('disabling ends the sessions and keeps one out even with the right password, until enabled', async () => {
    const { id } = await create();
    const { client } = await entered('reza');
    good(await admin.accounts.disableAccount({ accountId: id, reason: 'انتقال' }));
    expect(await client.accounts.getMyself({})).toMatchObject({ error: 'not_signed_in' });
    expect(await signIn('reza', PASSWORD)).toMatchObject({ error: 'account_disabled' });
    expect(await signIn('reza', 'x')).toMatchObject({ error: 'wrong_name_or_password' });
    expect(await admin.accounts.disableAccount({ accountId: id, reason: 'x' })).toMatchObject({
      error: 'already_disabled',
    });
    good(await admin.accounts.enableAccount({ accountId: id, reason: 'بازگشت' }));
    expect(await admin.accounts.enableAccount({ accountId: id, reason: 'x' })).toMatchObject({
      error: 'not_disabled',
    });
    good(await signIn('reza', PASSWORD));
  });

  test('accounts that are not there', async () => {
    const accountId = AccountId.parse(99);
    const { fullName, post, roles, password } = person('x');
    const reason = 'x';
    expect([
      await admin.accounts.changeAccount({ accountId, version: 1, fullName, post, roles }),
      await admin.accounts.resetPassword({ accountId, password, reason }),
      await admin.accounts.disableAccount({ accountId, reason }),
      await admin.accounts.enableAccount({ accountId, reason }),
    ]).toEqual(Array(4).fill({ ok: false, error: 'account_not_found' }));
  });
});

describe('an act that could not be stored', () => {
  const full = () =>
    sql`create trigger full before insert on audit when new.outcome = 'done'
      begin select raise(abort, 'full'); end`.execute(office.db.writer);

  test('gives no role, takes no session and lifts no duty in memory either', async () => {
    const { id, version, fullName, post } = await create();
    const { client } = await entered('reza');
    await full();
    const change = { password: PASSWORD, newPassword: NEW_PASSWORD };
    await expect(client.accounts.changeOwnPassword(change)).rejects.toThrow();
    expect(await client.accounts.listAccounts({})).toMatchObject({ error: 'must_change_password' });
    await sql`drop trigger full`.execute(office.db.writer);
    good(await client.accounts.changeOwnPassword(change));

    await full();
    const promotion = { accountId: id, version, fullName, post, roles: ['admin'] as const };
    await expect(admin.accounts.changeAccount(promotion)).rejects.toThrow();
    expect(await client.accounts.listAccounts({})).toMatchObject({ error: 'forbidden' });
    await expect(admin.accounts.disableAccount({ accountId: id, reason: 'x' })).rejects.toThrow();
    await expect(client.accounts.signOut({})).rejects.toThrow();
    expect(await client.accounts.getMyself({})).toMatchObject({ ok: true });
  });
});

test('whatever is done to accounts, an enabled administrator is left, and a refusal changes nothing', async () => {
  const act = fc.record({
    what: fc.constantFrom('create' as const, 'change' as const, 'disable' as const, 'enable' as const),
    whose: fc.nat(5),
    roles: fc.uniqueArray(fc.constantFrom(...ROLES.slice(0, 3)), { minLength: 1 }),
  });
  let serial = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 12 }), async (acts) => {
      for (const { what, whose, roles } of acts) {
        const before = good(await admin.accounts.listAccounts({}));
        const account = before[whose % before.length];
        if (!account) throw new Error('An office has an account');
        const { id: accountId, version, fullName, post } = account;
        const reason = 'x';
        const reply =
          what === 'create'
            ? await admin.accounts.createAccount(person(`u${(serial += 1)}`, roles))
            : what === 'change'
              ? await admin.accounts.changeAccount({ accountId, version, fullName, post, roles })
              : what === 'disable'
                ? await admin.accounts.disableAccount({ accountId, reason })
                : await admin.accounts.enableAccount({ accountId, reason });
        // The acting administrator may lose the role by this; another one, or the first again, goes on.
        const left = await office.db.reader.selectFrom('account').selectAll().execute();
        const administrators = left.filter(
          (one) => one.disabledAt === null && (JSON.parse(one.roles) as Role[]).includes('admin'),
        );
        expect(administrators.length).toBeGreaterThan(0);
        const [next] = administrators;
        if (next) {
          const session = { fullName: next.fullName, roles: ['admin'] as const, mustChangePassword: false };
          admin = clientOf(office.sessions.begin({ ...session, accountId: next.id }));
        }
        if (!reply.ok) {
          expect(['last_administrator', 'already_disabled', 'not_disabled']).toContain(reply.error);
          expect(good(await admin.accounts.listAccounts({}))).toEqual(before);
        }
        if (reply.ok || reply.error !== 'last_administrator') continue;
        // Only the last one is held back.
        const others = before.filter((one) => !one.isDisabled && one.roles.includes('admin'));
        expect(others.map(({ id }) => id)).toEqual([accountId]);
      }
    }),
    { numRuns: 25 },
  );
});
