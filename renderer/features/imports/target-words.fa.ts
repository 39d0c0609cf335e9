import type { Target } from '../../../shared/features/imports/contract.ts';

/** What a column of a sheet becomes in the register. */
export const TARGET_WORDS: Readonly<Record<Target, string>> = {
  name: 'نام تشکل',
  titleWord: 'عنوان (مؤسسه، انجمن…)',
  kind: 'نوع: مستقل یا شعبه',
  parentName: 'تشکل مادر',
  subject: 'موضوع فعالیت',
  scopeLevel: 'محدوده فعالیت',
  permitNo: 'شماره پروانه',
  issuedOn: 'تاریخ صدور',
  validUntil: 'اعتبار تا',
  permitStatus: 'وضعیت پروانه',
  issuer: 'مرجع صدور',
  registrationNo: 'شماره ثبت',
  registrationOffice: 'اداره ثبت',
  registeredOn: 'تاریخ ثبت',
  legalId: 'شناسه ملی',
  gazetteNo: 'شماره روزنامه رسمی',
  gazetteOn: 'تاریخ روزنامه رسمی',
  trackingCode: 'کد رهگیری',
  directorName: 'مدیرعامل',
  directorGender: 'جنسیت مدیرعامل',
  directorNationalId: 'کد ملی مدیرعامل',
  mobile: 'تلفن همراه',
  chairName: 'رئیس هیأت مدیره',
  phone: 'تلفن ثابت',
  email: 'رایانامه',
  website: 'وبگاه',
  address: 'نشانی',
  postalCode: 'کد پستی',
  place: 'محل',
  memberCount: 'تعداد اعضا',
  lastAssemblyOn: 'تاریخ آخرین مجمع',
  lastAnnualReportYear: 'سال آخرین گزارش',
  description: 'توضیحات',
  rowNumber: 'شماره ردیف (نوشته نمی‌شود)',
};

/** How the choices stand under each other. */
export const TARGET_GROUPS: readonly { readonly label: string; readonly targets: readonly Target[] }[] = [
  {
    label: 'تشکل',
    targets: [
      'name',
      'titleWord',
      'kind',
      'parentName',
      'subject',
      'scopeLevel',
      'memberCount',
      'description',
    ],
  },
  {
    label: 'پروانه',
    targets: ['permitNo', 'issuedOn', 'validUntil', 'permitStatus', 'issuer', 'trackingCode'],
  },
  {
    label: 'ثبت قانونی',
    targets: ['registrationNo', 'registrationOffice', 'registeredOn', 'legalId', 'gazetteNo', 'gazetteOn'],
  },
  { label: 'اشخاص', targets: ['directorName', 'directorGender', 'directorNationalId', 'chairName'] },
  {
    label: 'تماس',
    targets: ['mobile', 'phone', 'email', 'website', 'address', 'postalCode', 'place'],
  },
  { label: 'مجمع و گزارش', targets: ['lastAssemblyOn', 'lastAnnualReportYear'] },
  { label: 'دیگر', targets: ['rowNumber'] },
];

/** Short, for the head of a column in the list of problems. */
export function targetWord(target: Target): string {
  return TARGET_WORDS[target].replace(/ ?[(:].*$/u, '');
}
