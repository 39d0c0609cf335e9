import type { OfficeProfile } from './contract.ts';
import { PROVINCES } from './provinces.fa.ts';

/** The title that stands on every letterhead: «فرمانداری ویژه شهرستان …». */
export function officeTitle({ kind, countyName }: Pick<OfficeProfile, 'kind' | 'countyName'>): string {
  const body = kind === 'special_governorate' ? 'فرمانداری ویژه' : 'فرمانداری';
  return `${body} شهرستان ${countyName}`;
}

/** The usual lines above an office's papers: state, ministry, provincial office, governorate. */
export function usualLetterhead(
  profile: Pick<OfficeProfile, 'kind' | 'countyName' | 'provinceCode'>,
): readonly string[] {
  const province = PROVINCES.find(({ code }) => code === profile.provinceCode);
  const provincial = province === undefined ? [] : [`استانداری ${province.name}`];
  return ['جمهوری اسلامی ایران', 'وزارت کشور', ...provincial, officeTitle(profile)];
}
