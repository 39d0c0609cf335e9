import type { contract } from '../../../shared/contract.ts';

type Contract = typeof contract;
export type FeatureName = keyof Contract;
export type MethodName = {
  readonly [F in FeatureName]: `${F}.${keyof Contract[F] & string}`;
}[FeatureName];

/** The parts of the application, as the trail is filtered by them. */
export const AREA_WORDS: Readonly<Record<FeatureName, string>> = {
  ngos: 'تشکل‌ها',
  imports: 'ورود از اکسل',
  prints: 'چاپ و خروجی',
  accounts: 'ورود و کاربران',
  settings: 'تنظیمات',
  protection: 'رمز پوشه',
  backups: 'پشتیبان‌گیری',
  office: 'دفتر',
  trail: 'سوابق',
  today: 'کارهای امروز',
};

/** What each call of the office is in words; one without words does not compile. */
export const TRAIL_METHOD_WORDS: Readonly<Record<MethodName, string>> = {
  'office.getState': 'دیدن وضعیت دفتر',
  'office.createOffice': 'بنیاد دفتر',
  'office.printRecoveryCode': 'چاپ کد بازیابی',
  'office.renewRecoveryCode': 'نو کردن کد بازیابی',
  'office.rescueAdministrator': 'ورود با کد بازیابی',
  'office.openSample': 'گشودن دفتر نمونه',
  'office.leaveSample': 'کنار گذاشتن دفتر نمونه',
  'office.getProfile': 'دیدن مشخصات دفتر',
  'office.getAbout': 'دیدن نسخه‌ها و پوشه اطلاعات',
  'office.changeProfile': 'تغییر مشخصات دفتر',

  'accounts.signIn': 'ورود',
  'accounts.enterSample': 'ورود به دفتر نمونه',
  'accounts.signOut': 'خروج',
  'accounts.lock': 'قفل کردن',
  'accounts.unlock': 'باز کردن قفل',
  'accounts.getMyself': 'دیدن حساب خود',
  'accounts.changeOwnPassword': 'تغییر گذرواژه خود',
  'accounts.listAccounts': 'دیدن کاربران',
  'accounts.createAccount': 'ساختن حساب',
  'accounts.changeAccount': 'تغییر حساب',
  'accounts.resetPassword': 'گذرواژه تازه برای دیگری',
  'accounts.disableAccount': 'غیرفعال کردن حساب',
  'accounts.enableAccount': 'فعال کردن حساب',

  'trail.readTrail': 'خواندن سوابق',
  'trail.verifyTrail': 'بررسی درستی سوابق',
  'trail.getHead': 'دیدن نشان سوابق',
  'trail.listPersons': 'دیدن نام‌های سوابق',

  'protection.getState': 'دیدن وضع رمز پوشه دفتر',
  'protection.protectFolder': 'رمز کردن پوشه دفتر',
  'protection.changePassphrase': 'تغییر عبارت رمز پوشه',
  'protection.endProtection': 'پایان رمز پوشه دفتر',

  'settings.listEntries': 'دیدن فهرست‌های پایه',
  'settings.addEntry': 'افزودن به فهرست پایه',
  'settings.changeEntry': 'تغییر در فهرست پایه',
  'settings.retireEntry': 'بازنشسته کردن در فهرست پایه',
  'settings.restoreEntry': 'بازگرداندن به فهرست پایه',
  'settings.listParameters': 'دیدن مقدارهای تنظیمات',
  'settings.setParameter': 'ثبت مقدار در تنظیمات',
  'settings.listFilters': 'دیدن فیلترها',
  'settings.saveFilter': 'ذخیره فیلتر',
  'settings.retireFilter': 'برداشتن فیلتر',
  'settings.getDraft': 'دیدن پیش‌نویس',
  'settings.keepDraft': 'نگه داشتن پیش‌نویس',
  'settings.dropDraft': 'رها کردن پیش‌نویس',

  'ngos.listNgos': 'دیدن فهرست تشکل‌ها',
  'ngos.countNgos': 'شمارش تشکل‌ها',
  'ngos.listNgoIds': 'گزیدن تشکل‌ها',
  'ngos.getNgo': 'دیدن پرونده',
  'ngos.findAnything': 'جست‌وجو',
  'ngos.findSimilar': 'جست‌وجوی همانند',
  'ngos.findPeople': 'جست‌وجوی اشخاص',
  'ngos.registerNgo': 'ثبت تشکل',
  'ngos.correctNgo': 'اصلاح تشکل',
  'ngos.changeNgo': 'تغییر تشکل از تاریخ',
  'ngos.updateContact': 'تغییر نشانی و تماس',
  'ngos.setOwnValues': 'تغییر ستون‌های اداره',
  'ngos.dissolveNgo': 'انحلال تشکل',
  'ngos.retireNgo': 'خروج تشکل از فهرست',
  'ngos.restoreNgo': 'بازگرداندن تشکل به فهرست',
  'ngos.issuePermit': 'صدور پروانه',
  'ngos.startRenewal': 'آغاز تمدید پروانه',
  'ngos.endRenewal': 'پایان تمدید پروانه',
  'ngos.renewPermit': 'تمدید پروانه',
  'ngos.suspendPermit': 'تعلیق پروانه',
  'ngos.liftSuspension': 'رفع تعلیق پروانه',
  'ngos.revokePermit': 'ابطال پروانه',
  'ngos.correctPermit': 'اصلاح پروانه',
  'ngos.appointMember': 'افزودن عضو',
  'ngos.endMembership': 'پایان عضویت',
  'ngos.correctMembership': 'اصلاح عضویت',
  'ngos.addDocument': 'افزودن مدرک',
  'ngos.openDocument': 'دیدن مدرک',
  'ngos.retireDocument': 'کنار گذاشتن مدرک',
  'ngos.raiseFlag': 'علامت گذاشتن',
  'ngos.clearFlag': 'برداشتن علامت',
  'ngos.addNote': 'یادداشت',
  'ngos.previewBulkChange': 'بررسی تغییر گروهی',
  'ngos.bulkChange': 'تغییر گروهی',

  'imports.openFile': 'خواندن فایل',
  'imports.readHead': 'دیدن سرستون‌ها',
  'imports.preview': 'بررسی پیش از ورود',
  'imports.listProblems': 'دیدن مشکل‌های فایل',
  'imports.listUpdates': 'دیدن تفاوت‌های فایل',
  'imports.confirm': 'ورود فهرست',
  'imports.drop': 'کنار گذاشتن ورود',
  'imports.listImports': 'دیدن ورودها',
  'imports.undoImport': 'برگرداندن ورود',
  'imports.getProgress': 'دیدن پیشرفت کار',
  'imports.stopWork': 'توقف کار',

  'prints.printNgoList': 'چاپ فهرست تشکل‌ها',
  'prints.printNgo': 'چاپ برگه تشکل',
  'prints.exportNgos': 'خروجی تشکل‌ها',
  'prints.listPrints': 'دیدن دفتر چاپ‌ها',

  'today.listTasks': 'دیدن کارهای امروز',

  'backups.getSummary': 'دیدن وضع پشتیبان‌ها',
  'backups.listBackups': 'دیدن فهرست پشتیبان‌ها',
  'backups.getWork': 'دیدن پیشرفت پشتیبان',
  'backups.stopWork': 'توقف کار پشتیبان',
  'backups.startBackup': 'پشتیبان‌گیری',
  'backups.startCopy': 'کپی کامل پشتیبان',
  'backups.getOutcome': 'دیدن سرانجام پشتیبان',
  'backups.setSecondPlace': 'تعیین محل دوم پشتیبان',
  'backups.setPassphrase': 'تغییر رمز پشتیبان‌ها',
  'backups.previewBackup': 'پیش‌نمایش پشتیبان',
  'backups.restoreBackup': 'بازیابی از پشتیبان',
  'backups.runDrill': 'تمرین بازیابی',
  'backups.findBackups': 'یافتن پشتیبان در رایانه تازه',
  'backups.previewFirst': 'پیش‌نمایش پشتیبان در رایانه تازه',
  'backups.stopFirst': 'توقف پیش‌نمایش در رایانه تازه',
  'backups.restoreFirst': 'بازیابی در رایانه تازه',
};

/** What the rescue mode wrote while the office itself did not open. */
const RESCUE_METHOD_WORDS: Readonly<Record<string, string>> = {
  'rescue.continueWithoutLastActs': 'ادامه کار بدون آخرین کارهای از دست رفته',
  'rescue.continueWithoutFiles': 'ادامه کار بدون پرونده برخی مدارک',
  'rescue.restoreBackup': 'بازیابی از پشتیبان در حالت نجات',
};

/** A method of an earlier version is shown by its own name. */
export function methodWord(method: string): string {
  const words: Readonly<Record<string, string>> = { ...RESCUE_METHOD_WORDS, ...TRAIL_METHOD_WORDS };
  return words[method] ?? method;
}
