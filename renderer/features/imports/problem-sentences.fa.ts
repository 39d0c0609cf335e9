import { type Problem, type ProblemCode, Target } from '../../../shared/features/imports/contract.ts';
import type { Lifecycle, PermitState } from '../../../shared/features/ngos/fields.ts';
import { LIFECYCLE_WORDS, PERMIT_STATE_WORDS } from '../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { shownValue } from './shown-value.ts';
import { targetWord } from './target-words.fa.ts';

type Details = Problem['details'];

/** Dates and numbers read from left to right in a line of Persian. */
const figures = (text: string | undefined) => `\u2066${toPersianDigits(text ?? '')}\u2069`;

function stateWord(state: string | undefined): string {
  const word = PERMIT_STATE_WORDS[state as PermitState] as string | undefined;
  return word ?? toPersianDigits(state ?? '');
}

const notInList = (list: string) => (details: Details) =>
  details['suggestion'] === undefined
    ? `در فهرست ${list} نیست؛ بپذیرید تا افزوده شود، یا یکی را برگزینید`
    : `در فهرست ${list} نیست؛ شاید «${details['suggestion']}» است`;

/** What is wrong with a value and what to do about it, for every kind of problem. */
export const PROBLEM_SENTENCES: Readonly<Record<ProblemCode, (details: Details) => string>> = {
  name_missing: () => 'نام تشکل خالی است؛ نام را بنویسید یا ردیف را کنار بگذارید',
  unreadable_date: () => 'تاریخ خوانده نمی‌شود؛ مانند ۱۴۰۳/۰۷/۳۰ بنویسید',
  no_such_day: () => 'چنین روزی در تقویم نیست؛ تاریخ درست را بنویسید',
  two_digit_year: ({ read }) => `سال دورقمی است؛ ${figures(read)} خوانده شد`,
  excel_serial_date: ({ read }) => `تاریخ اکسل یا میلادی است؛ ${figures(read)} خوانده شد`,
  day_first_date: ({ read }) => `روز در آغاز آمده است؛ ${figures(read)} خوانده شد`,
  ends_before_issue: ({ issuedOn }) => `پیش از تاریخ صدور (${figures(issuedOn)}) است؛ تاریخ درست را بنویسید`,
  date_missing: () => 'تاریخ نیست؛ وضعیت پروانه نامشخص می‌ماند',
  date_in_future: ({ read }) => `${figures(read)} هنوز نرسیده است؛ تاریخ درست را بنویسید`,
  legal_id_length: ({ digits }) => `${figures(digits)} رقم است؛ شناسه ملی ${figures('11')} رقم دارد`,
  legal_id_checksum: () => 'رقم کنترل شناسه ملی نمی‌خواند؛ با آگهی ثبت بسنجید یا بپذیرید',
  national_id_length: ({ digits }) => `${figures(digits)} رقم است؛ کد ملی ${figures('10')} رقم دارد`,
  national_id_checksum: () => 'رقم کنترل کد ملی نمی‌خواند؛ با کارت ملی بسنجید یا بپذیرید',
  leading_zero_restored: () => 'صفرِ آغاز افتاده بود؛ برگردانده شد',
  postal_code_wrong: () => 'کد پستی ۱۰ رقم است و آغازش صفر نیست؛ درست بنویسید',
  mobile_wrong: ({ left }) =>
    left === undefined
      ? 'شماره همراه نیست؛ یازده رقم با آغاز ۰۹ بنویسید'
      : `«${toPersianDigits(left)}» شماره نیست؛ زیر سرستون خودش می‌ماند`,
  phone_wrong: ({ left }) =>
    left === undefined
      ? 'شماره تلفن نیست؛ شماره را با پیش‌شماره بنویسید'
      : `«${toPersianDigits(left)}» شماره نیست؛ زیر سرستون خودش می‌ماند`,
  several_phones: ({ count }) => `${figures(count)} شماره در یک خانه است؛ جدا ثبت می‌شود`,
  unknown_subject: notInList('موضوع‌ها'),
  unknown_issuer: notInList('مراجع صدور'),
  unknown_place: notInList('محل‌ها'),
  unknown_title_word: notInList('عنوان‌ها'),
  unknown_scope: () => 'محدوده‌ای شناخته نیست؛ یکی را برگزینید، یا بپذیرید تا زیر سرستون خودش بماند',
  unknown_kind: () => 'مستقل یا شعبه دانسته نشد؛ یکی را برگزینید، یا بپذیرید تا زیر سرستون خودش بماند',
  unknown_gender: () => 'زن یا مرد دانسته نشد؛ یکی را برگزینید، یا بپذیرید تا زیر سرستون خودش بماند',
  unknown_status: () => 'وضعیتی شناخته نیست؛ همان‌گونه که در فهرست است می‌ماند و تاریخ‌ها تعیین می‌کند',
  status_disagrees_with_date: ({ state }) =>
    `تاریخ‌ها می‌گوید «${stateWord(state)}»؛ همان می‌شود و واژه فهرست کنارش می‌ماند`,
  number_wrong: () => 'عدد نیست؛ عدد را با رقم بنویسید',
  year_wrong: () => 'سال نیست؛ سال را چهاررقمی بنویسید، مانند ۱۴۰۴',
  same_as_row: sameAsRow,
  same_as_record: sameAsRecord,
  differs_from_record: differsFromRecord,
  several_records_match: ({ names }) =>
    `با چند پرونده دفتر می‌خواند${names === undefined ? '' : ` (${toPersianDigits(names)})`}؛ یکی را برگزینید`,
  totals_row: () => 'ردیف جمع است، نه تشکل',
  empty_row: () => 'ردیف خالی است یا سرستون‌ها را تکرار می‌کند',
  too_long: ({ max }) => `بلندتر از ${figures(max)} نویسه است؛ کوتاه‌تر بنویسید`,
  cell_error: () => 'فرمول این خانه در اکسل خطا داده است؛ خالی دانسته شد، مقدار را بنویسید',
};

function sameAsRow({ row, verdict, because, differing }: Details): string {
  const other = `ردیف ${figures(row)}`;
  if (verdict === 'alike') return `هم‌نام یا هم‌شماره ${other} است ولی تشکل دیگری؛ جدا ثبت می‌شود`;
  if (because === 'record') {
    return `${other} نیز شاید همین تشکل باشد و هنوز روشن نیست؛ نخست تکلیف آن ردیف را روشن کنید`;
  }
  if (verdict === 'unclear') {
    if (because === 'name') return `پرونده آن با ${other} یکی است و شناسه ملی‌اش نه؛ بگویید یکی است یا جدا`;
    return because === 'legal_id'
      ? `شناسه ملی آن با ${other} یکی است؛ یکی شود یا شناسه را درست کنید`
      : `شماره پروانه آن با ${other} یکی است و نامش نه؛ بگویید یکی است یا جدا`;
  }
  return differing === undefined || differing === ''
    ? `همان تشکلِ ${other} است؛ با آن یکی می‌شود`
    : `همان تشکلِ ${other} است ولی ${namesOf(differing)} تفاوت دارد؛ اگر یکی شود مقدار ${other} می‌ماند`;
}

function namesOf(targets: string): string {
  return targets
    .split(',')
    .map((one) => {
      const target = Target.safeParse(one);
      return `«${target.success ? targetWord(target.data) : toPersianDigits(one)}»`;
    })
    .join('، ');
}

function sameAsRecord({ name, verdict, lifecycle, because }: Details): string {
  const record = `«${toPersianDigits(name ?? '')}»`;
  const state = LIFECYCLE_WORDS[lifecycle as Lifecycle] as string | undefined;
  if (state !== undefined) {
    return `همان ${record} است که در دفتر ${state} است؛ نخست پرونده را به فهرست برگردانید یا ردیف را کنار بگذارید`;
  }
  if (verdict === 'unclear') {
    return because === 'legal_id'
      ? `شناسه ملی آن از آنِ ${record} در دفتر است؛ همان است یا شناسه را درست کنید`
      : `شماره پروانه آن با ${record} در دفتر یکی است و نامش نه؛ همان است یا تازه؟`;
  }
  return `مانند ${record} در دفتر است ولی تشکل دیگری؛ تازه ثبت می‌شود`;
}

function differsFromRecord({ old, because, name }: Details): string {
  return because === 'national_id'
    ? `این کد ملی از آنِ «${toPersianDigits(name ?? '')}» است؛ زیر سرستون خودش می‌ماند`
    : `در دفتر «${shownValue(old ?? '')}» است؛ مقدار فایل جای آن را می‌گیرد`;
}
