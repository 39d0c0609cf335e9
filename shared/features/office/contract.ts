import { z } from 'zod';
import { Role } from '../../access.ts';
import { command, query, trace } from '../../kit/method.ts';
import { NewPassword, UserName } from '../accounts/contract.ts';
import { OptionalText, Text } from '../../text/persian.ts';

/** فرمانداری or فرمانداری ویژه: the title stands on every letterhead. */
export const OfficeKind = z.enum(['governorate', 'special_governorate']);
export type OfficeKind = z.output<typeof OfficeKind>;

export const Logo = z.strictObject({
  mediaType: z.enum(['image/png', 'image/jpeg']),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= 1_000_000),
});
export type Logo = z.output<typeof Logo>;

export const OfficeProfile = z.strictObject({
  kind: OfficeKind,
  /** Statistical code of the province, two digits, `00` to `30`; see provinces.fa.ts. */
  provinceCode: z.string().regex(/^([0-2][0-9]|30)$/),
  countyName: Text(60),
  /** Statistical code of the county within the province, two digits; may be unknown. */
  countyCode: z.string().regex(/^([0-9]{2})?$/),
  letterheadLines: z.array(Text(80)).min(1).max(5).readonly(),
});
export type OfficeProfile = z.output<typeof OfficeProfile>;

export const office = {
  /** What the program must know before anybody has signed in. */
  getState: query({
    input: z.strictObject({}),
    output: z.strictObject({
      state: z.enum(['new', 'ready']),
      isSample: z.boolean(),
      title: z.string(),
      /** In the sample office only: accounts one can enter with by one click. */
      sampleAccounts: z.array(
        z.strictObject({
          userName: z.string(),
          fullName: z.string(),
          post: z.string(),
          roles: z.array(Role).readonly(),
        }),
      ),
      /** The last recorded act is later than the clock: the clock has been set back. */
      clockBehind: z.strictObject({ lastRecordedAt: z.string(), now: z.string() }).nullable(),
      today: z.string(),
      version: z.string(),
    }),
    errors: [],
    allow: 'public',
  }),
  /** For «درباره»: what runs here, and where the office keeps its files. */
  getAbout: query({
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      node: z.string(),
      sqlite: z.string(),
      /** Null where a browser shows the pages. */
      electron: z.string().nullable(),
      chromium: z.string().nullable(),
      dataFolder: z.string(),
    }),
    errors: [],
    allow: 'signed_in',
  }),
  /** First run: the office, its first administrator and a recovery code that is shown only now. */
  createOffice: command({
    input: z.strictObject({
      profile: OfficeProfile,
      logo: Logo.nullable(),
      administrator: z.strictObject({
        userName: UserName,
        fullName: Text(80),
        post: OptionalText(80),
        password: NewPassword,
        /** In a small office one person sets up and keeps the register; otherwise accounts come first. */
        alsoKeepsRegister: z.boolean(),
      }),
    }),
    output: z.strictObject({ token: z.string(), recoveryCode: z.string() }),
    errors: ['office_exists', 'password_weak', 'logo_unreadable'],
    allow: 'public',
  }),
  /** The recovery code as a sheet for the safe: PDF. The code is not stored, so the caller gives it back. */
  printRecoveryCode: trace({
    input: z.strictObject({ recoveryCode: z.string().max(80) }),
    output: z.strictObject({ fileName: z.string(), bytes: z.instanceof(Uint8Array) }),
    errors: ['wrong_recovery_code'],
    allow: ['office.manage'],
  }),
  /** Issues another recovery code; the one before is void from then on. Wrong passwords are counted. */
  renewRecoveryCode: trace({
    input: z.strictObject({ password: z.string().max(200) }),
    output: z.strictObject({ recoveryCode: z.string() }),
    errors: ['wrong_password', 'wait', 'locked_out'],
    allow: ['office.manage'],
  }),
  /** The last administrator forgot the password: the code sets a new one and is used up. */
  rescueAdministrator: trace({
    input: z.strictObject({ recoveryCode: z.string().max(80), userName: UserName, password: NewPassword }),
    output: z.strictObject({ token: z.string(), recoveryCode: z.string() }),
    errors: ['wrong_recovery_code', 'account_not_found', 'not_an_administrator', 'password_weak', 'wait'],
    allow: 'public',
  }),
  /** Fills an empty office with made-up data, marked as a sample on every page and print. */
  openSample: command({
    input: z.strictObject({}),
    output: z.strictObject({ token: z.string() }),
    errors: ['office_exists'],
    allow: 'public',
  }),
  /** Leaves the sample for the real office: the sample's data are removed and the wizard opens again. */
  leaveSample: trace({
    input: z.strictObject({}),
    output: z.strictObject({}),
    errors: ['not_a_sample'],
    allow: ['office.manage', 'ngo.read'],
  }),
  getProfile: query({
    input: z.strictObject({}),
    output: z.strictObject({ profile: OfficeProfile, logo: Logo.nullable(), isSample: z.boolean() }),
    errors: [],
    allow: 'signed_in',
  }),
  changeProfile: command({
    input: z.strictObject({ profile: OfficeProfile, logo: Logo.nullable() }),
    output: z.strictObject({}),
    errors: ['logo_unreadable'],
    allow: ['office.manage'],
  }),
} as const;
