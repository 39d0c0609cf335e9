import { OPEN_PROBLEMS, HOST_TEXT } from '../../electron/host/text.fa.ts';
import { ACCOUNT_ERRORS } from '../../renderer/features/accounts/text.fa.ts';
import { BACKUP_ERRORS } from '../../renderer/features/backups/errors.fa.ts';
import { IMPORT_ERRORS } from '../../renderer/features/imports/text.fa.ts';
import { NGO_ERRORS } from '../../renderer/features/ngos/errors.fa.ts';
import { OFFICE_ERRORS } from '../../renderer/features/office/text.fa.ts';
import { PRINT_ERRORS } from '../../renderer/features/prints/text.fa.ts';
import { PROTECTION_ERRORS } from '../../renderer/features/protection/text.fa.ts';
import { SETTINGS_ERRORS } from '../../renderer/features/settings/text.fa.ts';
import { RESCUE_ERRORS } from '../../renderer/rescue/text.fa.ts';
import { SEALED_ERRORS } from '../../renderer/sealed/text.fa.ts';
import { FAILURE_TEXT, incidentText } from '../../renderer/shell/failures.fa.ts';
import { ERROR_NUMBERS, RETIRED_NUMBERS } from '../../shared/errors/numbers.ts';
import { partsOfNumbered } from '../../shared/errors/said.fa.ts';

/** One sentence as a person reads it, and where. */
export interface SaidError {
  readonly code: string;
  readonly where: string;
  readonly sentence: string;
}

type Texts = Readonly<Record<string, string>>;

/** The sentences of each feature by its name in the contract. */
export const FEATURE_TEXTS: Readonly<Record<string, Texts>> = {
  office: OFFICE_ERRORS,
  accounts: ACCOUNT_ERRORS,
  settings: SETTINGS_ERRORS,
  ngos: NGO_ERRORS,
  imports: IMPORT_ERRORS,
  prints: PRINT_ERRORS,
  backups: BACKUP_ERRORS,
  rescue: RESCUE_ERRORS,
  protection: PROTECTION_ERRORS,
  sealed: SEALED_ERRORS,
};

const WHERE: Readonly<Record<string, string>> = {
  office: 'دفتر',
  accounts: 'کاربران و ورود',
  settings: 'تنظیمات',
  ngos: 'تشکل‌ها',
  imports: 'ورود از اکسل',
  prints: 'چاپ و خروجی',
  backups: 'پشتیبان',
  rescue: 'حالت نجات',
  protection: 'رمز پوشه',
  sealed: 'پوشه رمزشده',
};

/** An incident's own number stands here in its sentence. */
const INCIDENT = '۱۲۳۴۵۶';

/** Everything that the program can say as an error. */
export function allSaid(): readonly SaidError[] {
  const ofFeatures = Object.entries(FEATURE_TEXTS).flatMap(([feature, texts]) =>
    Object.entries(texts).map(([code, sentence]) => ({ code, where: WHERE[feature] ?? feature, sentence })),
  );
  const ofCalls = Object.entries(FAILURE_TEXT.refusals).map(([code, { title, text }]) => ({
    code,
    where: 'هر صفحه',
    sentence: `${title}. ${text}`,
  }));
  const ofStart = Object.entries(OPEN_PROBLEMS).map(([code, { what, remedy }]) => ({
    code,
    where: 'باز شدن برنامه',
    sentence: plain(`${what} ${remedy}`),
  }));
  const opening = HOST_TEXT.openingFailed(INCIDENT);
  const { title: gone, text: goneText } = FAILURE_TEXT.hostGone;
  const { title: unknown, text: unknownText } = FAILURE_TEXT.unknown;
  const { title: incident, text: incidentRemedy } = incidentText(INCIDENT);
  const ofWindow = [
    ['opening_failed', 'باز شدن برنامه', `${opening.what} ${opening.remedy}`],
    ['file_not_saved', 'پنجره برنامه', `${HOST_TEXT.fileNotSaved}. ${HOST_TEXT.fileNotSavedRemedy}`],
    [
      'program_crashed',
      'پنجره برنامه',
      `${HOST_TEXT.crashed}. ${HOST_TEXT.crashedRemedy(INCIDENT, 'program_crashed')}`,
    ],
    [
      'page_crashed',
      'پنجره برنامه',
      `${HOST_TEXT.pageCrashed}. ${HOST_TEXT.crashedRemedy(INCIDENT, 'page_crashed')}`,
    ],
    ['host_gone', 'هر صفحه', `${gone}. ${goneText}`],
    ['unexpected', 'هر صفحه', `${unknown}. ${unknownText}`],
    ['incident', 'هر صفحه', `${incident}. ${incidentRemedy}`],
  ].map(([code = '', where = '', sentence = '']) => ({ code, where, sentence: plain(sentence) }));
  return [...ofCalls, ...ofStart, ...ofWindow, ...ofFeatures];
}

function plain(sentence: string): string {
  return partsOfNumbered(sentence)?.sentence ?? sentence;
}

/** `docs/errors.md`: each number once, with every sentence that is said under it. */
export function errorsPage(): string {
  const said = allSaid();
  const rows = Object.entries(ERROR_NUMBERS)
    .sort(([, one], [, other]) => one - other)
    .flatMap(([code, number]) => {
      const sentences = new Map<string, string[]>();
      for (const one of said.filter((each) => each.code === code)) {
        const places = sentences.get(one.sentence) ?? [];
        if (!places.includes(one.where)) sentences.set(one.sentence, [...places, one.where]);
      }
      return [...sentences].map(
        ([sentence, places], index) =>
          `| ${index === 0 ? number : ''} | ${index === 0 ? `\`${code}\`` : ''} | ${places.join('، ')} | ${sentence} |`,
      );
    });
  const retired = Object.entries(RETIRED_NUMBERS).map(([code, number]) => `- ${number} \`${code}\``);
  return [
    '# Errors',
    '',
    'Every error has a number, a sentence and a remedy. The number stands small behind the sentence on screen and is',
    'the same in every version; it is never given to another error. This page is written by `npm run errors` from',
    '`shared/errors/numbers.ts` and the sentences that the program itself shows; `tests/help/errors.test.ts` fails',
    'when an error lacks its number, sentence or remedy, or when this page is not up to date.',
    '',
    'What an import finds in the rows of a list is no error: each finding stands in the list of problems with its',
    'remedy beside it. An incident («رویداد») is a bug: its six digits are found in the log.',
    '',
    '| number | code | where | what it says, and what to do |',
    '| --: | --- | --- | --- |',
    ...rows,
    '',
    ...(retired.length === 0 ? [] : ['Numbers no longer used:', '', ...retired, '']),
  ].join('\n');
}

/** Numbers and codes of a page that was written before, to see that none has come to mean something else. */
export function numbersOn(page: string): ReadonlyMap<number, string> {
  const rows = page.matchAll(/^\| (\d+) \| `([a-z_]+)` \|/gmu);
  const retired = page.matchAll(/^- (\d+) `([a-z_]+)`$/gmu);
  return new Map([...rows, ...retired].map(([, number, code = '']) => [Number(number), code]));
}
