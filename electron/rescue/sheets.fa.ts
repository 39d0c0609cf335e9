import {
  BODY_WORDS,
  GENDER_WORDS,
  KIND_WORDS,
  LIFECYCLE_WORDS,
  MEMBER_ROLE_WORDS,
  PERMIT_ACT_WORDS,
  SCOPE_WORDS,
} from '../../shared/features/ngos/words.fa.ts';

/** How a stored value is written into a cell; what does not fit is written as it stands. */
export type CellReading =
  | 'text'
  | 'identifier'
  | 'number'
  | 'day'
  | 'instant'
  | 'yes'
  | 'texts'
  | 'ngo'
  | 'person'
  | 'entry'
  | 'account'
  | Readonly<Record<string, string>>;

export interface RescueColumn {
  readonly column: string;
  readonly heading: string;
  readonly as: CellReading;
}

export interface RescueSheet {
  readonly table: string;
  readonly key: string;
  readonly name: string;
  readonly columns: readonly RescueColumn[];
}

const col = (column: string, heading: string, as: CellReading = 'text'): RescueColumn => ({
  column,
  heading,
  as,
});

const NUMBER = col('id', 'شماره ردیف', 'identifier');
const NGO = col('ngo_id', 'تشکل', 'ngo');
const AT = col('at', 'زمان ثبت', 'instant');
const BY = col('account_id', 'ثبت‌کننده', 'account');

/** Everything that was entered, a sheet for each kind; derived tables and secrets have none. */
export const RESCUE_SHEETS: readonly RescueSheet[] = [
  {
    table: 'ngo',
    key: 'id',
    name: 'تشکل‌ها',
    columns: [
      NUMBER,
      col('name', 'نام تشکل'),
      col('title_word_id', 'عنوان', 'entry'),
      col('kind', 'نوع', KIND_WORDS),
      col('lifecycle', 'جایگاه در فهرست', LIFECYCLE_WORDS),
      col('lifecycle_on', 'تاریخ تغییر جایگاه', 'day'),
      col('lifecycle_reason', 'دلیل تغییر جایگاه'),
      col('parent_ngo_id', 'تشکل مادر', 'ngo'),
      col('parent_name', 'نام تشکل مادر'),
      col('scope_level', 'محدوده', SCOPE_WORDS),
      col('subject_id', 'موضوع فعالیت', 'entry'),
      col('registration_no', 'شماره ثبت', 'identifier'),
      col('registration_office', 'اداره ثبت'),
      col('registered_on', 'تاریخ ثبت', 'day'),
      col('legal_id', 'شناسه ملی', 'identifier'),
      col('legal_id_reason', 'دلیل پذیرفتن شناسه ملی'),
      col('gazette_no', 'شماره روزنامه رسمی', 'identifier'),
      col('gazette_on', 'تاریخ روزنامه رسمی', 'day'),
      col('tracking_code', 'کد رهگیری', 'identifier'),
      col('member_count', 'تعداد اعضا', 'number'),
      col('last_assembly_on', 'آخرین مجمع', 'day'),
      col('last_annual_report_year', 'آخرین گزارش سالانه', 'identifier'),
      col('phones', 'تلفن ثابت', 'texts'),
      col('mobiles', 'تلفن همراه', 'texts'),
      col('email', 'رایانامه'),
      col('website', 'وبگاه'),
      col('address', 'نشانی'),
      col('postal_code', 'کد پستی', 'identifier'),
      col('place_id', 'محل', 'entry'),
      col('description', 'توضیحات'),
      col('import_id', 'شماره ورود', 'identifier'),
      col('created_at', 'زمان ثبت', 'instant'),
      BY,
    ],
  },
  {
    table: 'permit',
    key: 'id',
    name: 'پروانه‌ها',
    columns: [
      NUMBER,
      NGO,
      col('kind', 'نوع', { issue: 'صدور', renewal: 'تمدید' }),
      col('permit_no', 'شماره پروانه', 'identifier'),
      col('issuer_id', 'مرجع صدور', 'entry'),
      col('issued_on', 'تاریخ صدور', 'day'),
      col('valid_until', 'اعتبار تا', 'day'),
      col('letter_no', 'شماره نامه', 'identifier'),
      col('resolution_no', 'شماره مصوبه', 'identifier'),
      col('stated_status', 'وضعیت نوشته‌شده در فایل'),
      col('voided_at', 'زمان باطل شدن ثبت', 'instant'),
      AT,
      BY,
    ],
  },
  {
    table: 'permit_act',
    key: 'id',
    name: 'تعلیق و تمدید پروانه',
    columns: [
      NUMBER,
      col('permit_id', 'شماره ردیف پروانه', 'identifier'),
      col('kind', 'رویداد', PERMIT_ACT_WORDS),
      col('acted_on', 'تاریخ', 'day'),
      col('reason', 'دلیل'),
      col('letter_no', 'شماره نامه', 'identifier'),
      AT,
      BY,
    ],
  },
  {
    table: 'person',
    key: 'id',
    name: 'اشخاص',
    columns: [
      NUMBER,
      col('full_name', 'نام و نام خانوادگی'),
      col('gender', 'جنسیت', GENDER_WORDS),
      col('national_id', 'کد ملی', 'identifier'),
      col('national_id_reason', 'دلیل پذیرفتن کد ملی'),
      col('mobile', 'تلفن همراه', 'identifier'),
    ],
  },
  {
    table: 'membership',
    key: 'id',
    name: 'سمت‌ها',
    columns: [
      NUMBER,
      NGO,
      col('person_id', 'شخص', 'person'),
      col('body', 'رکن', BODY_WORDS),
      col('role', 'سمت', MEMBER_ROLE_WORDS),
      col('rank', 'ردیف', 'number'),
      col('started_on', 'آغاز دوره', 'day'),
      col('term_ends_on', 'پایان دوره', 'day'),
      col('ended_on', 'پایان سمت', 'day'),
      col('end_reason', 'دلیل پایان'),
      col('end_at', 'زمان ثبت پایان', 'instant'),
      col('end_by', 'ثبت‌کننده پایان', 'account'),
      col('voided_at', 'زمان باطل شدن ثبت', 'instant'),
      AT,
      BY,
    ],
  },
  {
    table: 'document',
    key: 'id',
    name: 'مدارک',
    columns: [
      NUMBER,
      NGO,
      col('type_id', 'نوع مدرک', 'entry'),
      col('title', 'عنوان'),
      col('file_name', 'نام پرونده'),
      col('media_type', 'قالب پرونده'),
      col('size', 'اندازه (بایت)', 'number'),
      col('hash', 'اثر پرونده', 'identifier'),
      col('issued_on', 'تاریخ مدرک', 'day'),
      col('expires_on', 'اعتبار تا', 'day'),
      AT,
      BY,
      col('retired_at', 'زمان کنار گذاشتن', 'instant'),
      col('retired_by', 'کنارگذارنده', 'account'),
      col('retired_reason', 'دلیل کنار گذاشتن'),
    ],
  },
  {
    table: 'flag',
    key: 'id',
    name: 'علامت‌ها',
    columns: [
      NUMBER,
      NGO,
      col('text', 'متن'),
      col('due_on', 'مهلت', 'day'),
      AT,
      BY,
      col('cleared_at', 'زمان برداشتن', 'instant'),
      col('cleared_by', 'بردارنده', 'account'),
      col('cleared_reason', 'دلیل برداشتن'),
    ],
  },
  { table: 'note', key: 'id', name: 'یادداشت‌ها', columns: [NUMBER, NGO, col('text', 'متن'), AT, BY] },
  {
    table: 'own_value',
    key: 'ngo_id',
    name: 'ستون‌های خود دفتر',
    columns: [NGO, col('position', 'ترتیب', 'number'), col('heading', 'عنوان ستون'), col('value', 'مقدار')],
  },
  {
    table: 'ngo_change',
    key: 'id',
    name: 'تغییرات پیشین',
    columns: [
      NUMBER,
      NGO,
      col('permit_id', 'شماره ردیف پروانه', 'identifier'),
      col('membership_id', 'شماره ردیف سمت', 'identifier'),
      col('field', 'نام فیلد'),
      col('old_text', 'پیش از تغییر'),
      col('new_text', 'پس از تغییر'),
      col('how', 'گونه', { correction: 'تصحیح', change: 'تغییر' }),
      col('effective_on', 'تاریخ اثر', 'day'),
      col('reason', 'دلیل'),
      col('letter_no', 'شماره نامه', 'identifier'),
      col('import_id', 'شماره ورود', 'identifier'),
      AT,
      BY,
    ],
  },
  {
    table: 'list_entry',
    key: 'id',
    name: 'فهرست‌های پایه',
    columns: [
      NUMBER,
      col('list', 'فهرست', {
        place: 'محل',
        issuer: 'مرجع صدور',
        subject: 'موضوع فعالیت',
        document_type: 'نوع مدرک',
        title_word: 'عنوان تشکل',
        registration_office: 'اداره ثبت',
      }),
      col('parent_id', 'بالادست', 'entry'),
      col('name', 'نام'),
      col('code', 'کد', 'identifier'),
      col('details', 'جزئیات'),
      col('retired_on', 'تاریخ بازنشستگی', 'day'),
    ],
  },
  {
    table: 'legal_parameter',
    key: 'id',
    name: 'مقدارهای قانونی',
    columns: [
      NUMBER,
      col('name', 'نام'),
      col('effective_from', 'از تاریخ', 'day'),
      col('value', 'مقدار'),
      col('basis', 'مستند'),
    ],
  },
  {
    table: 'ngo_import',
    key: 'id',
    name: 'ورودهای اکسل',
    columns: [
      NUMBER,
      col('file_name', 'نام پرونده'),
      col('sheet_name', 'نام برگه'),
      col('row_count', 'تعداد سطرها', 'number'),
      col('created', 'ساخته‌شده', 'number'),
      col('changed', 'تغییریافته', 'number'),
      col('reason', 'دلیل'),
      AT,
      BY,
      col('undone_at', 'زمان برگرداندن', 'instant'),
      col('undone_by', 'برگرداننده', 'account'),
      col('undone_reason', 'دلیل برگرداندن'),
    ],
  },
  {
    table: 'ngo_import_row',
    key: 'import_id',
    name: 'سطرهای وارد‌شده',
    columns: [
      col('import_id', 'شماره ورود', 'identifier'),
      col('row', 'شماره سطر', 'number'),
      NGO,
      col('action', 'نتیجه', {
        new: 'ساخته شد',
        fill: 'کامل شد',
        update: 'به‌روز شد',
        same: 'بی‌تغییر',
        skip: 'کنار ماند',
        blocked: 'پذیرفته نشد',
        merged: 'با سطر دیگر یکی شد',
      }),
      col('cells', 'خانه‌های سطر', 'texts'),
    ],
  },
  {
    table: 'print',
    key: 'id',
    name: 'چاپ‌ها و خروجی‌ها',
    columns: [
      NUMBER,
      col('jalali_year', 'سال', 'identifier'),
      col('number', 'شماره', 'identifier'),
      col('kind', 'گونه', {
        ngo_list: 'فهرست تشکل‌ها',
        ngo_record: 'پرونده تشکل',
        recovery_code: 'کد بازیابی',
      }),
      col('title', 'عنوان'),
      col('person', 'چاپ‌کننده'),
      AT,
      col('row_count', 'تعداد سطرها', 'number'),
      col('trail_count', 'شماره سوابق', 'number'),
      col('trail_hash', 'نشان سوابق', 'identifier'),
    ],
  },
  {
    table: 'account',
    key: 'id',
    name: 'کاربران',
    columns: [
      NUMBER,
      col('user_name', 'نام کاربری'),
      col('full_name', 'نام و نام خانوادگی'),
      col('post', 'پست سازمانی'),
      col('roles', 'نقش‌ها', 'texts'),
      col('last_signed_in_at', 'آخرین ورود', 'instant'),
      col('disabled_at', 'زمان غیرفعال شدن', 'instant'),
      col('created_at', 'زمان ساخت', 'instant'),
    ],
  },
  {
    table: 'office',
    key: 'id',
    name: 'مشخصات دفتر',
    columns: [
      col('kind', 'نوع', { governorate: 'فرمانداری', special_governorate: 'فرمانداری ویژه' }),
      col('province_code', 'کد استان', 'identifier'),
      col('county_name', 'شهرستان'),
      col('county_code', 'کد شهرستان', 'identifier'),
      col('letterhead_lines', 'سطرهای سربرگ', 'texts'),
      col('is_sample', 'دفتر نمونه', 'yes'),
      col('created_at', 'زمان بنیاد', 'instant'),
    ],
  },
  {
    table: 'audit',
    key: 'seq',
    name: 'سوابق',
    columns: [
      col('seq', 'شماره', 'number'),
      col('at', 'زمان', 'instant'),
      col('person', 'شخص'),
      col('method', 'کار', 'identifier'),
      col('outcome', 'نتیجه', 'identifier'),
      col('subject', 'موضوع', 'identifier'),
      col('reason', 'دلیل'),
      col('change', 'پیش و پس'),
      col('hash', 'نشان', 'identifier'),
    ],
  },
];

/** Tables without a sheet, and why: what is derived anew from the others, unfinished, or nobody's but a machine's. */
export const TABLES_WITHOUT_SHEET: readonly string[] = [
  'stranger',
  'saved_filter',
  'draft',
  'ngo_summary',
  'ngo_search',
  'ngo_index',
  'person_index',
  'search_word',
  'ngo_order',
  'ngo_import_effect',
];

/** Columns without a cell: secrets, pictures, keys for searching, and what only the program counts. */
export const COLUMNS_WITHOUT_CELL: Readonly<Record<string, readonly string[]>> = {
  ngo: ['version'],
  ngo_change: ['old_value', 'new_value'],
  list_entry: ['search_key', 'position', 'version'],
  ngo_import: ['header_row', 'headings', 'mapping', 'heading_key'],
  ngo_import_row: ['ngo_version'],
  print: ['account_id'],
  account: ['password_hash', 'must_change_password', 'failed_attempts', 'last_failed_at', 'version'],
  office: ['id', 'identity', 'logo', 'logo_media_type', 'recovery_hash'],
  audit: ['account_id'],
};

export const RESCUE_SHEET_TEXT = {
  fileName: (day: string) => `هرچه خوانده شد ${day}.xlsx`,
  state: 'وضعیت',
  kind: 'برگه',
  count: 'ردیف خوانده‌شده',
  isWhole: 'کامل است؟',
  whole: 'کامل',
  partial: 'بخشی خوانده نشد',
  unreadable: 'خوانده نشد',
  yes: 'بله',
  no: 'خیر',
  unknown: (id: string) => `ردیف ${id} (خوانده نشد)`,
  madeAt: 'زمان تهیه',
  withoutLastActs: 'تازه‌ترین ثبت‌ها شاید در این پرونده نباشند.',
  notFromWhole: 'این پرونده از اطلاعاتی آسیب‌دیده خوانده شده است؛ پیش از استفاده با اسناد بسنجید.',
} as const;
