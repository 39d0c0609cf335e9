import { type OfficeKind, OfficeProfile } from '../../../shared/features/office/contract.ts';
import { usualLetterhead } from '../../../shared/features/office/title.fa.ts';
import { normalizeText, toAsciiDigits } from '../../../shared/text/persian.ts';
import { COUNTY_WORD } from './text.fa.ts';

/** An office's profile as it stands in the form, unfinished and in any digits. */
export interface ProfileAnswers {
  readonly kind: OfficeKind;
  readonly provinceCode: string;
  readonly countyName: string;
  readonly countyCode: string;
  /** The letterhead in the person's own words, a line each; null for the usual one. */
  readonly ownLines: string | null;
}

export const NO_ANSWERS: ProfileAnswers = {
  kind: 'governorate',
  provinceCode: '',
  countyName: '',
  countyCode: '',
  ownLines: null,
};

export function answersOf(profile: OfficeProfile): ProfileAnswers {
  const usual = usualLetterhead(profile).join('\n');
  const lines = profile.letterheadLines.join('\n');
  return { ...profile, ownLines: lines === usual ? null : lines };
}

/** «شهرستان بهاردشت» and «بهاردشت» are the same answer: the title says the word itself. */
function countyOf(text: string): string {
  const name = normalizeText(text);
  return name.startsWith(`${COUNTY_WORD} `) ? name.slice(COUNTY_WORD.length + 1) : name;
}

export function linesOf(answers: ProfileAnswers): readonly string[] {
  if (answers.ownLines === null) {
    return usualLetterhead({ ...answers, countyName: countyOf(answers.countyName) }).map(normalizeText);
  }
  return answers.ownLines.split('\n').map(normalizeText).filter(Boolean);
}

export type ProfileField = 'provinceCode' | 'countyName' | 'countyCode' | 'letterheadLines';

/** The profile that the answers make, or the fields that do not yet fit, in their order on the page. */
export function profileFrom(
  answers: ProfileAnswers,
): { readonly profile: OfficeProfile } | { readonly wrong: readonly ProfileField[] } {
  const parsed = OfficeProfile.safeParse({
    kind: answers.kind,
    provinceCode: answers.provinceCode,
    countyName: countyOf(answers.countyName),
    countyCode: toAsciiDigits(answers.countyCode).trim(),
    letterheadLines: linesOf(answers),
  });
  if (parsed.success) return { profile: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  const fields = ['provinceCode', 'countyName', 'countyCode', 'letterheadLines'] as const;
  return { wrong: fields.filter((field) => wrong.has(field)) };
}
