import type { Role } from '../../../../shared/access.ts';
import { OfficeProfile } from '../../../../shared/features/office/contract.ts';
import { usualLetterhead } from '../../../../shared/features/office/title.fa.ts';

const COUNTY = { kind: 'governorate', countyName: 'بهاردشت', provinceCode: '20' } as const;

/** A county that is on no map. */
export const SAMPLE_PROFILE = OfficeProfile.parse({
  ...COUNTY,
  countyCode: '',
  letterheadLines: usualLetterhead(COUNTY),
});

interface SamplePerson {
  readonly userName: string;
  readonly fullName: string;
  readonly post: string;
  readonly roles: readonly Role[];
}

/** Made-up people, one for each desk. */
export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  { userName: 'راد', fullName: 'کاوه راد', post: 'مسئول فناوری اطلاعات', roles: ['admin'] },
  {
    userName: 'آریان‌پور',
    fullName: 'بهرام آریان‌پور',
    post: 'معاون سیاسی، امنیتی و اجتماعی فرماندار',
    roles: ['deputyGovernor'],
  },
  { userName: 'فرهادی', fullName: 'نرگس فرهادی', post: 'مسئول سمن‌ها', roles: ['ngoOfficer'] },
  { userName: 'نیک‌سرشت', fullName: 'سیاوش نیک‌سرشت', post: 'کارشناس انتخابات', roles: ['electionOfficer'] },
  { userName: 'سپهری', fullName: 'لیلا سپهری', post: 'کارشناس بازدید', roles: ['visitor'] },
  { userName: 'بهارلو', fullName: 'مهدی بهارلو', post: 'کارشناس امور اجتماعی', roles: ['viewer'] },
];
