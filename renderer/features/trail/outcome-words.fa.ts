import type { contract } from '../../../shared/contract.ts';
import type { Obstacle, Refusal } from '../../../shared/kit/method.ts';

type Contract = typeof contract;
type ErrorIn<Feature> = {
  readonly [Name in keyof Feature]: Feature[Name] extends {
    readonly errors: readonly (infer Code extends string)[];
  }
    ? Code
    : never;
}[keyof Feature];
export type Outcome =
  | { readonly [F in keyof Contract]: ErrorIn<Contract[F]> }[keyof Contract]
  | Exclude<Refusal, Obstacle>
  | 'done';

/** Why a call came to nothing, in a few words; an outcome without words does not compile. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  done: 'انجام شد',
  unknown_method: 'چنین کاری نیست',
  not_signed_in: 'وارد نشده بود',
  must_change_password: 'گذرواژه عوض نشده بود',
  forbidden: 'با نقش او نبود',
  invalid_input: 'ورودی ناپذیرفتنی',

  office_exists: 'دفتر از پیش بود',
  password_weak: 'گذرواژه سست',
  logo_unreadable: 'آرم خوانده نشد',
  wrong_recovery_code: 'کد بازیابی نادرست',
  wrong_password: 'گذرواژه نادرست',
  wait: 'باید درنگ می‌کرد',
  locked_out: 'حساب موقتاً قفل',
  account_not_found: 'چنین حسابی نیست',
  not_an_administrator: 'مدیر سامانه نبود',
  not_a_sample: 'دفتر نمونه نبود',
  wrong_name_or_password: 'نام یا گذرواژه نادرست',
  account_disabled: 'حساب بسته',
  password_unchanged: 'گذرواژه همان بود',
  user_name_taken: 'نام کاربری تکراری',
  changed_meanwhile: 'در این میان تغییر کرده بود',
  last_administrator: 'آخرین مدیر سامانه',
  already_disabled: 'از پیش بسته بود',
  not_disabled: 'بسته نبود',

  name_taken: 'نام تکراری',
  parent_not_found: 'تشکل یا سرشاخه مادر نبود',
  too_deep: 'شاخه بیش از اندازه',
  entry_not_found: 'در فهرست پایه نبود',
  already_retired: 'از پیش کنار گذاشته بود',
  has_children: 'زیرشاخه دارد',
  not_retired: 'کنار گذاشته نبود',
  wrong_value: 'مقدار نادرست',
  already_set_for_that_day: 'برای آن روز تعیین شده بود',
  filter_not_found: 'چنین فیلتری نیست',

  ngo_not_found: 'چنین پرونده‌ای نیست',
  legal_id_checksum: 'رقم کنترل شناسه ملی',
  legal_id_taken: 'شناسه ملی تکراری',
  parent_is_itself: 'تشکل، مادر خودش',
  date_in_future: 'تاریخ نرسیده',
  likely_duplicate: 'شاید تکراری',
  permit_ends_before_issue: 'پایان پیش از صدور',
  permit_no_taken: 'شماره پروانه تکراری',
  national_id_checksum: 'رقم کنترل کد ملی',
  not_active: 'بیرون از فهرست',
  nothing_changed: 'بی‌تغییر',
  heading_twice: 'سرستون تکراری',
  already_active: 'در فهرست بود',
  has_permit: 'پروانه دارد',
  permit_not_found: 'چنین پروانه‌ای نیست',
  not_possible_now: 'اکنون شدنی نیست',
  person_not_found: 'چنین شخصی نیست',
  role_not_of_body: 'سمت از این رکن نیست',
  term_ends_before_start: 'پایان دوره پیش از آغاز',
  already_in_role: 'همین سمت را دارد',
  membership_not_found: 'چنین عضویتی نیست',
  already_ended: 'از پیش پایان یافته',
  ends_before_start: 'پایان پیش از آغاز',
  unsupported_file: 'نوع فایل ناپذیرفتنی',
  expires_before_issue: 'انقضا پیش از صدور',
  disk_full: 'دیسک پر',
  document_not_found: 'چنین مدرکی نیست',
  file_missing: 'فایل مدرک نیست',
  file_altered: 'فایل مدرک عوض شده',
  flag_not_found: 'چنین علامتی نیست',
  already_cleared: 'از پیش برداشته بود',
  note_empty: 'یادداشت خالی',

  not_a_sheet: 'جدول نبود',
  name_mismatch: 'محتوا جز پسوند',
  encrypted: 'فایل رمزدار',
  empty: 'فایل خالی',
  truncated: 'فایل ناقص',
  too_many_columns: 'ستون بیش از اندازه',
  cell_too_long: 'خانه بیش از اندازه',
  too_large: 'فایل بیش از اندازه',
  too_many_rows: 'ردیف بیش از اندازه',
  old_xls: 'اکسل قدیمی',
  html_table: 'صفحه وب، نه اکسل',
  unreadable: 'فایل آسیب‌دیده',
  stopped: 'متوقف شد',
  staging_gone: 'فایل در حافظه نبود',
  name_not_mapped: 'ستون نام برگزیده نشد',
  target_twice: 'دو ستون برای یک جا',
  no_rows: 'بی‌ردیف',
  not_previewed: 'سنجیده نشده بود',
  register_changed: 'دفتر تغییر کرده بود',
  nothing_to_write: 'چیزی برای ثبت نبود',
  import_not_found: 'چنین ورودی نیست',
  already_undone: 'از پیش برگردانده بود',
  touched_since: 'پس از آن تغییر کرده',

  nothing_to_print: 'چیزی برای چاپ نبود',

  already_protected: 'پوشه از پیش رمز می‌شد',
  backups_not_encrypted: 'پشتیبان‌ها بی‌رمز بود',
  is_sample: 'دفتر نمونه بود',
  not_protected: 'پوشه رمز نمی‌شد',
  backup_busy: 'کار دیگری در جریان بود',
  place_refused: 'پوشه ناپذیرفتنی',
  place_absent: 'پوشه نبود',
  place_not_writable: 'در پوشه نمی‌شد نوشت',
  place_full: 'جا نبود',
  backup_not_found: 'فایل پشتیبان نبود',
  not_a_backup: 'فایل پشتیبان نبود',
  backup_truncated: 'پشتیبان ناتمام',
  backup_damaged: 'پشتیبان آسیب‌دیده',
  backup_newer: 'پشتیبان نسخه تازه‌تر',
  backup_of_other_office: 'پشتیبان دفتر دیگر',
  backup_unsafe_name: 'پشتیبان دستکاری‌شده',
  passphrase_needed: 'عبارت رمز نوشته نشده بود',
  wrong_passphrase: 'عبارت رمز نادرست',
  documents_elsewhere: 'مدارک پشتیبان در دست نبود',
  preview_gone: 'پیش‌نمایش در دست نبود',
  present_not_backed_up: 'از حال کنونی پشتیبان گرفته نشد',
  restore_failed: 'بازیابی نشد',
  folder_is_protected: 'پوشه دفتر رمز می‌شود',
};

export function outcomeWord(outcome: string): string {
  return (OUTCOME_WORDS as Readonly<Record<string, string>>)[outcome] ?? outcome;
}
