import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { IsoDate, addDays } from '../../shared/calendar/iso-date.ts';
import { bareDigits, checkMobile, checkNationalId } from '../../shared/text/identifiers.ts';
import { normalizeLines, normalizeText, toAsciiDigits } from '../../shared/text/persian.ts';
import { verifyTrail } from '../../electron/office/audit.ts';
import { good, newNgo, ngoOffice } from '../support/ngo-office.ts';
import { tablesOf } from './roles-page.ts';
import { type StringField, stringFields } from './string-fields.ts';

/** What a rule makes of a text: what is stored (or looked up), or null where it is refused. */
type Rule = (text: string, field: Limits) => string | null;
interface Limits {
  readonly least: number;
  readonly most: number;
}

const PERSIAN_YEAR = new Intl.DateTimeFormat('en-u-ca-persian', { year: 'numeric', timeZone: 'UTC' });

const within = (text: string, { least, most }: Limits) =>
  text.length >= least && text.length <= most ? text : null;
const asGiven: Rule = (text, limits) => within(text, limits);
const shaped = (valueOf: (text: string) => string, shape: RegExp): Rule => {
  return (text) => (text.length <= 100 && shape.test(valueOf(text)) ? valueOf(text) : null);
};
const line: Rule = (text, limits) => (text.length > 10_000 ? null : within(normalizeText(text), limits));

/** The rules of docs/text-rules.md by their names there. */
const RULES: Readonly<Record<string, Rule>> = {
  line,
  lines: (text, limits) => (text.length > 100_000 ? null : within(normalizeLines(text), limits)),
  number: (text, limits) => {
    const stored = line(text, limits);
    return stored === null ? null : toAsciiDigits(stored);
  },
  nationalId: shaped((text) => checkNationalId(text).value, /^[0-9]{10}$/u),
  legalId: shaped(bareDigits, /^[0-9]{11}$/u),
  postalCode: shaped(bareDigits, /^[1-9][0-9]{9}$/u),
  mobile: shaped((text) => checkMobile(text).value, /^09[0-9]{9}$/u),
  phone: shaped(bareDigits, /^[0-9+]{3,15}$/u),
  date: (text) => {
    if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(text)) return null;
    const time = Date.parse(`${text}T00:00:00Z`);
    const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
    if (!isDay) return null;
    // By the calendar of Unicode, which is not the one that the program reckons with.
    const year = Number.parseInt(PERSIAN_YEAR.format(time), 10);
    return year >= 1300 && year <= 1500 ? text : null;
  },
  json: (text, limits) => {
    if (within(text, limits) === null) return null;
    try {
      JSON.parse(text);
      return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
    } catch {
      return null;
    }
  },
  code: (text) => (/^[0-9]{2}$/u.test(text) ? text : null),
  secret: asGiven,
  passphrase: (text, { least, most }) =>
    [...text].length >= least && [...text].length <= most ? text : null,
  sought: asGiven,
  handle: asGiven,
  cell: asGiven,
  path: asGiven,
  fileName: (text) => (/^daftar-[0-9]{8}-[0-9]{6}(-[0-9]+)?\.daftar$/u.test(text) ? text : null),
};

const FIELDS = stringFields();
const page = await readFile(new URL('../../docs/text-rules.md', import.meta.url), 'utf8');
const [ruleTable, fieldTable] = tablesOf(page);
const patterns = (fieldTable?.rows ?? []).map(([pattern = '', rule = '']) => ({
  pattern,
  rule,
  shape: new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 'u'),
}));

function escaped(text: string): string {
  return text.replace(/[.\\+?^${}()|[\]]/gu, '\\$&');
}

function ruleOf({ path }: StringField): string {
  return patterns.filter(({ shape }) => shape.test(path)).pop()?.rule ?? '';
}

function limitsOf({ schema }: StringField): Limits {
  return { least: schema.minLength ?? 0, most: schema.maxLength ?? Infinity };
}

const awkward = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'يىكیکةۀآأإٱؤئء \u200c\u200f\u00a0\tـَّ۱٢3-/.\u0653\u0654\u0085\ufeff\u2028\r\n\u0000'),
    fc.string({ unit: 'binary', maxLength: 1 }),
    fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
  ),
  maxLength: 40,
});
const digits = fc
  .array(fc.constantFrom(...'0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩', '-', ' ', '\u200e', '+', '(', ')'), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));
const days = fc.oneof(
  fc.integer({ min: -45_000, max: 45_000 }).map((days) => String(addDays(IsoDate.parse('2021-03-21'), days))),
  fc.tuple(fc.nat(9999), fc.nat(13), fc.nat(32)).map((parts) => {
    const [year, month, day] = parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'));
    return `${year}-${month}-${day}`;
  }),
);
const anyText = fc.oneof(
  { weight: 4, arbitrary: awkward },
  { weight: 2, arbitrary: digits },
  { weight: 1, arbitrary: days },
  { weight: 1, arbitrary: fc.json() },
  {
    weight: 1,
    arbitrary: fc.constantFrom('0499370899', '۴۹۹۳۷۰۸۹۹', '10380284790', '+98 912 123 4567', '04'),
  },
);

describe('the page', () => {
  test('has a rule for every field, and names no rule or field that is none', () => {
    expect((ruleTable?.rows ?? []).map(([rule]) => rule).sort()).toEqual(Object.keys(RULES).sort());
    expect(FIELDS.length).toBeGreaterThan(150);
    expect(FIELDS.filter((field) => !(ruleOf(field) in RULES))).toEqual([]);
    for (const { pattern, shape } of patterns) {
      expect([pattern, FIELDS.some(({ path }) => shape.test(path))]).toEqual([pattern, true]);
    }
  });

  test('every rule that stores is kept by some field', () => {
    expect(new Set(FIELDS.map(ruleOf))).toEqual(new Set(Object.keys(RULES)));
  });
});

const NAMED = FIELDS.map((field) => ({ field, path: field.path, rule: ruleOf(field) }));

test.each(NAMED)(
  '$path keeps the rule of a $rule over arbitrary Unicode, and what it stored it takes again',
  ({ field, rule: name }) => {
    const rule = RULES[name] ?? asGiven;
    const limits = limitsOf(field);
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = field.schema.safeParse(text);
        const stored = parsed.success ? parsed.data : null;
        // A user name has a rule besides: something must be left of it when it is folded.
        if (stored === null && field.path.endsWith('.userName')) return;
        // The province's code has its own range, and the county's may be empty.
        const isCode = name === 'code' && (stored === null || /^([0-9]{2})?$/u.test(stored));
        expect(stored).toBe(isCode ? stored && text : rule(text, limits));
        if (stored !== null) expect(field.schema.parse(stored)).toBe(stored);
      }),
      { numRuns: 60 },
    );
  },
);

test.each(NAMED.filter(({ rule }) => ['line', 'lines', 'number'].includes(rule)))(
  '$path takes its limit and no more, drops NUL, and mends a lone surrogate',
  ({ field, rule }) => {
    const { least, most } = limitsOf(field);
    const accepts = (text: string) => field.schema.safeParse(text).success;
    expect(accepts('ک'.repeat(most))).toBe(true);
    expect(accepts('ک'.repeat(most + 1))).toBe(false);
    // Counted as stored: what goes does not count.
    expect(accepts(`\u0000 ${'ک'.repeat(most)}\u200f`)).toBe(true);
    expect(accepts(`${'\u0000'.repeat(rule === 'lines' ? 100_001 : 10_001)}ک`)).toBe(false);
    expect(field.schema.parse('ک\u0000\ud800ک')).toBe('ک\ufffdک');
    expect(accepts(' \u0000\u200f\u200c ')).toBe(least === 0);
  },
);

describe('through the dispatcher', () => {
  let office: Awaited<ReturnType<typeof ngoOffice>>;
  beforeAll(async () => void (office = await ngoOffice()));
  afterAll(() => office.close());

  test('what is read back of a record is what its rules made of the input, and the trail is whole', async () => {
    const officer = await office.clientOf('ngoOfficer');
    const most = { least: 0, most: 10_000 };
    const stored = (text: string) => line(text, most) ?? '';
    let serial = 0;
    let registered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(awkward, { minLength: 9, maxLength: 9 }), async (texts) => {
        const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', i = ''] = texts;
        serial += 1;
        const name = `نام ${String.fromCharCode(0x4e00 + serial)}${a}`;
        const input = newNgo(
          name,
          { registrationOffice: b, trackingCode: c },
          {
            contact: { email: d, address: e, description: f },
            permit: { letterNo: g },
            director: { fullName: `x${h}` },
          },
        );
        const reply = await officer.ngos.registerNgo(input);
        // Two names may differ by one letter alone, and that is asked about first.
        if (!reply.ok && reply.error === 'likely_duplicate') return;
        const record = good(reply);
        registered += 1;
        const read = good(await officer.ngos.getNgo({ ngoId: record.id }));
        expect(read).toEqual(record);
        expect([read.facts.name, read.facts.registrationOffice, read.facts.trackingCode]).toEqual([
          stored(name),
          stored(b),
          toAsciiDigits(stored(c)),
        ]);
        expect([read.contact.email, read.contact.address]).toEqual([stored(d), stored(e)]);
        expect(read.contact.description).toBe(normalizeLines(f));
        expect(read.permits[0]?.facts.letterNo).toBe(stored(g));
        expect(read.members[0]?.person.fullName).toBe(stored(`x${h}`));
        if (stored(i) === '') return;
        const ownValues = [{ heading: i, value: i }];
        const own = await officer.ngos.setOwnValues({ ngoId: read.id, version: read.version, ownValues });
        expect(good(own).ownValues).toEqual([{ heading: stored(i), value: stored(i) }]);
      }),
      { numRuns: 60 },
    );
    expect(registered).toBeGreaterThan(30);
    expect((await verifyTrail(office.db.reader)).fault).toBeNull();
  });

  test('a method’s name that comes from outside does not break the trail, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(awkward, fc.string({ unit: 'binary', minLength: 90 })), async (method) => {
        expect(await office.dispatch({ token: null, method, input: null })).toMatchObject({ ok: false });
      }),
      { numRuns: 60 },
    );
    expect((await verifyTrail(office.db.reader)).fault).toBeNull();
  });
});
