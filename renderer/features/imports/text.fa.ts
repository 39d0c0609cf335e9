import type { imports } from '../../../shared/features/imports/contract.ts';
import { SHEET_ERROR_SENTENCES } from '../../../shared/features/imports/sheet-errors.fa.ts';
import type { ErrorTexts } from '../../../shared/kit/method.ts';
import { formatCount, toPersianDigits } from '../../../shared/text/digits.ts';
import { fileNameInText } from '../../../shared/text/direction.ts';

const n = formatCount;

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'یونی‌کد',
  'utf-16le': 'یونی‌کد ۱۶ بیتی',
  'utf-16be': 'یونی‌کد ۱۶ بیتی',
  'windows-1256': 'ویندوز عربی',
};
const DELIMITERS: Readonly<Record<string, string>> = {
  ',': 'ویرگول',
  ';': 'نقطه‌ویرگول',
  '\t': 'تب',
};

export const IMPORT_TEXT = {
  // Earlier imports.
  title: 'ورودها از اکسل',
  sub: 'هر فهرستی که به دفتر آمده، و راه برگرداندن آن',
  start: 'ورود از اکسل…',
  none: 'هنوز فهرستی وارد نشده است',
  noneText:
    'فهرست اکسل اداره را بیاورید: ستون‌ها شناخته می‌شود، مشکل‌ها پیش از ثبت نشان داده می‌شود و هیچ چیز بی‌تأیید شما نوشته نمی‌شود.',
  noneForOthers: 'ورود فهرست با نقش «مسئول سمن‌ها» است؛ آنچه وارد شود این‌جا دیده می‌شود.',
  file: 'فایل',
  at: 'زمان',
  by: 'واردکننده',
  rows: 'ردیف',
  created: 'تازه',
  changed: 'تغییریافته',
  state: 'وضعیت',
  acts: 'کار',
  done: 'انجام‌شده',
  undone: 'برگردانده‌شده',
  showRows: 'دیدن ردیف‌ها',
  undo: 'برگرداندن…',
  cannotUndo: (touched: number) => `${n(touched)} پرونده پس از ورود تغییر کرده؛ برگردانده نمی‌شود`,
  undoneBecause: (reason: string) => `دلیل: ${reason}`,

  undoTitle: (file: string) => `ورود «${fileNameInText(file)}» برگردانده شود؟`,
  undoAct: 'برگرداندن ورود',
  undoEffects: (created: number, changed: number) => [
    created === 0 ? null : `${n(created)} تشکلی که با این ورود آمده باطل می‌شود و شناسه‌های آن آزاد می‌ماند.`,
    changed === 0 ? null : `مقدارهای پیشین ${n(changed)} تشکل به جای خود برمی‌گردد.`,
    'هیچ چیز پاک نمی‌شود؛ ورود و برگرداندن آن هر دو در سوابق می‌ماند.',
  ],
  undoneNow: 'ورود برگردانده شد',

  // The steps.
  newTitle: 'ورود از اکسل',
  steps: 'گام‌ها',
  stepNames: ['فایل', 'ستون‌ها', 'بررسی', 'ثبت'],
  cancel: 'انصراف',
  back: 'گام پیش',
  next: 'گام بعد',

  // 1: the file.
  fileTitle: 'برگزیدن فایل',
  drop: 'فایل فهرست را این‌جا رها کنید',
  or: 'یا',
  choose: 'برگزیدن فایل…',
  dropNow: 'رها کنید تا خوانده شود',
  readsTitle: 'چه فایلی خوانده می‌شود',
  reads: [
    'اکسل با پسوند xlsx؛ هر برگه‌ای از آن که بخواهید.',
    'متن با پسوند csv؛ یونی‌کد یا ویندوز عربی، با ویرگول، نقطه‌ویرگول یا تب.',
    'اکسل قدیمی با پسوند xls خوانده نمی‌شود: آن را در اکسل باز کنید و از «\u2066File › Save As\u2069» با قالب «\u2066Excel\u00a0Workbook\u00a0(.xlsx)\u2069» ذخیره کنید.',
  ],
  safeTitle: 'آنچه رخ می‌دهد',
  safe: [
    'فایل شما تغییر نمی‌کند.',
    'همه مشکل‌ها پیش از ثبت با چاره آن نشان داده می‌شود.',
    'تا تأیید شما هیچ چیز در دفتر نوشته نمی‌شود، و کل ورود را می‌توان برگرداند.',
  ],
  continueWith: (file: string) => `ادامه با «${fileNameInText(file)}»`,
  underWay: 'ورود این فایل نیمه‌کاره مانده است؛ انتخاب‌ها و اصلاح‌های شما سر جایش است.',
  anotherFile: 'فایل دیگری به جای آن',

  reading: 'خواندن فایل',
  comparing: 'سنجیدن با دفتر',
  writing: 'ثبت در دفتر',
  nothingWritten: 'هنوز چیزی در دفتر نوشته نشده است',
  writtenTogether: 'همه ردیف‌ها با هم نوشته می‌شود یا هیچ‌کدام',
  rowsOf: (done: number, total: number) => `\u2066${n(done)}\u2069 از \u2066${n(total)}\u2069 ردیف`,
  rowsSoFar: (done: number) => `\u2066${n(done)}\u2069 ردیف`,
  secondsLeft: (seconds: number) => `نزدیک ${n(seconds)} ثانیه مانده`,
  stop: 'توقف',
  stopping: 'در حال توقف…',

  // 2: the columns.
  columnsTitle: 'برگه و ستون‌ها',
  sheet: 'برگه',
  sheetOf: (name: string, rows: number) => `${name} (${n(rows)} ردیف)`,
  csvRead: (encoding: string, delimiter: string) =>
    `متن ${ENCODINGS[encoding] ?? `\u2066${encoding}\u2069`} با جداکننده ${DELIMITERS[delimiter] ?? `«${delimiter}»`}`,
  headTitle: 'سرستون‌ها در کدام ردیف است؟',
  headGuessed: 'پیشنهاد',
  headRow: (row: number) => `ردیف ${n(row)} سرستون است`,
  beginning: 'آغاز برگه',
  mappingTitle: 'هر ستون فایل در دفتر چه می‌شود؟',
  column: 'سرستون در فایل',
  samples: 'نمونه‌ها',
  becomes: 'در دفتر',
  note: 'یادآوری',
  keepsHeading: 'می‌ماند زیر سرستون خودش',
  unnamed: (index: number) => `ستون ${n(index + 1)}، بی‌سرستون`,
  targetOf: (heading: string) => `«${heading}» در دفتر`,
  alsoOn: (heading: string) => `ستون «${heading}» هم همین است؛ یکی را عوض کنید`,
  keptNote: 'با پرونده می‌ماند، جست‌وجو و خروجی گرفته می‌شود',
  ignoredNote: 'نوشته نمی‌شود',
  knownNote: 'شناخته شد',
  chosenNote: 'به گزینش شما',
  fromEarlier: 'سرستون‌های این فایل مانند ورود پیشین است؛ همان انتخاب‌ها آمده است.',
  guessed: (known: number, all: number) => `${n(known)} ستون از ${n(all)} ستون شناخته شد`,
  nameNotMapped: 'ستون نام تشکل را برگزینید؛ بی‌نام، ردیفی ثبت نمی‌شود.',
  duplicates: (count: number) => `${n(count)} ستون مانند ستون دیگری است؛ یکی را عوض کنید.`,
  readyToCheck: 'ستون‌ها آماده است؛ گام بعد همه ردیف‌ها را با دفتر می‌سنجد و چیزی نمی‌نویسد.',
  check: 'بررسی ردیف‌ها',

  // 3: the preview.
  reviewTitle: 'بررسی پیش از ثبت',
  rowsIn: (sheet: string, rows: number) => `، ${sheet}، ${n(rows)} ردیف`,
  sheetNo: (index: number) => `برگه ${n(index + 1)}`,
  keptColumns: (count: number) => `${n(count)} ستون دیگر همراه پرونده می‌ماند:`,
  reviewColumns: 'بازبینی ستون‌ها',
  counts: {
    new: 'تشکل تازه',
    fill: 'پر کردن جای خالی',
    update: 'به‌روزرسانی',
    same: 'بی‌تغییر',
    merged: 'یکی‌شده',
    skip: 'کنار گذاشته',
    blocked: 'در انتظار رفع مشکل',
  },
  tabs: {
    all: 'همه مشکل‌ها',
    must_fix: 'باید رفع شود',
    warning: 'هشدار',
    resolved: 'رفع شد',
    updates: 'ردیف‌های به‌روزرسانی',
  },
  tabsLabel: 'مشکل‌ها',
  severity: { must_fix: 'باید رفع شود', warning: 'هشدار', resolved: 'رفع شد' },
  headings: ['وضعیت', 'ردیف', 'نام در فایل', 'ستون', 'مقدار در فایل', 'مشکل و چاره', 'رفع همین‌جا'],
  wholeRow: 'همه ستون‌ها',
  noProblems: 'هیچ مشکلی در این فهرست نیست',
  noProblemsText: 'همه ردیف‌ها آماده ثبت است.',
  noneInTab: 'در این دسته ردیفی نیست',
  write: 'ثبت',
  writeOne: 'ثبت تنها همین ردیف',
  accept: 'پذیرش',
  leaveEmpty: 'خالی بماند',
  skipRow: 'کنار گذاشتن ردیف',
  change: 'نوشتن مقدار دیگر',
  undoFix: 'برگشت',
  forAlike: (alike: number) => `برای ${n(alike)} ردیف مشابه`,
  mergeWith: (row: string) => `یکی شود با ردیف ${toPersianDigits(row)}`,
  isAnother: 'جداست',
  isNgo: 'تشکل است',
  registerStays: 'مقدار دفتر بماند',
  record: (ngoId: number) => `پرونده ${n(ngoId)}`,
  staysAsIs: (value: string) => `همان «${toPersianDigits(value)}» بماند`,
  writeForAlike: (alike: number) => `ثبت برای ${n(alike)} ردیف مشابه هم`,
  emptyForAlike: (alike: number) => `خالی بماند، ${n(alike)} ردیف مشابه هم`,
  skipForAlike: (alike: number) => `کنار گذاشتن ${n(alike)} ردیف مشابه هم`,
  isNew: 'تازه است',
  isThat: 'همان است',
  useAsKnown: 'همان پرونده دفتر است',
  chooseRecord: 'کدام پرونده است؟',
  notChosen: 'برگزینید…',
  more: (row: number) => `کارهای دیگر ردیف ${n(row)}`,
  valueOf: (column: string, row: number) => `${column}، ردیف ${n(row)}`,
  fixed: {
    set: (value: string) => (value === '' ? 'خالی ماند' : `نوشته شد: ${toPersianDigits(value)}`),
    skip: 'کنار گذاشته شد',
    accept: 'پذیرفته شد',
    matchNew: 'تازه دانسته شد',
    match: 'با پرونده دفتر یکی شد',
    merge: (row: number) => `با ردیف ${n(row)} یکی شد`,
    itself: 'خودکار کنار گذاشته شد',
  },
  checking: 'در حال سنجش…',

  updateHeadings: ['ردیف', 'تشکل', 'ستون', 'در دفتر', 'در فایل'],
  noUpdates: 'هیچ مقداری با دفتر تفاوت ندارد',
  noUpdatesText: 'آنچه در فایل است یا تازه است یا همان است که در دفتر هست.',
  applyLabel: 'مقدارهای متفاوت',
  applyYes: 'جایگزین شود',
  applyNo: 'مقدار دفتر بماند',
  applyNote: 'مقدار پیشین در تاریخچه هر پرونده می‌ماند.',
  applyNotNote: 'تنها جاهای خالی پر می‌شود؛ این مقدارها نوشته نمی‌شود.',

  notYet: 'هنوز چیزی نوشته نشده است.',
  blockedLeft: (rows: number) => `${n(rows)} ردیفِ رفع‌نشده ثبت نمی‌شود؛`,
  warningsLeft: 'هشدارها، اگر دست نزنید، همان‌گونه که نوشته شده ثبت می‌شود؛',
  canBeUndone: 'کل ورود را پس از ثبت هم می‌توان برگرداند.',
  writeRows: (rows: number) => `ثبت ${n(rows)} ردیف…`,
  nothingToWrite: 'ردیفی برای ثبت نیست',

  dropTitle: 'ورود این فایل کنار گذاشته شود؟',
  dropAct: 'کنار گذاشتن ورود',
  dropEffects: [
    'چیزی در دفتر نوشته نشده است و نمی‌شود.',
    'انتخاب‌ها و اصلاح‌های شما برای این فایل از میان می‌رود.',
  ],

  // 4: writing.
  confirmTitle: (rows: number) => `${n(rows)} ردیف در دفتر ثبت شود؟`,
  confirmAct: 'ثبت ورود',
  defaultReason: (file: string) => `ورود فهرست ${file}`,
  effects: {
    new: (rows: number) => `${n(rows)} تشکل تازه به فهرست افزوده می‌شود.`,
    fill: (rows: number) => `جاهای خالی ${n(rows)} تشکل پر می‌شود؛ مقداری از دفتر عوض نمی‌شود.`,
    update: (rows: number) => `در ${n(rows)} تشکل مقدار فایل جای مقدار دفتر را می‌گیرد؛ مقدار پیشین می‌ماند.`,
    notUpdate: (rows: number) => `در ${n(rows)} تشکل مقدار دفتر می‌ماند؛ تنها جاهای خالی پر می‌شود.`,
    own: (columns: number) => `${n(columns)} ستون بی‌فیلد زیر سرستون خودش با پرونده می‌ماند.`,
    blocked: (rows: number) => `${n(rows)} ردیف که مشکلش رفع نشده نوشته نمی‌شود.`,
    skip: (rows: number) => `${n(rows)} ردیف کنار گذاشته نوشته نمی‌شود.`,
    undo: 'کل ورود را می‌توان برگرداند تا وقتی پرونده‌های آن تغییر دیگری نکرده باشد.',
  },
  doneTitle: 'فهرست ثبت شد',
  doneText: 'همه ردیف‌های این ورود با هم نوشته شد. از این‌جا:',
  nextSteps: {
    rows: 'همان ردیف‌ها در فهرست تشکل‌ها، با فیلتر این ورود؛ از آن‌جا چاپ و خروجی هم می‌توان گرفت.',
    today: 'پروانه‌های منقضی و رو به انقضا، مدارک ناقص و پرونده‌های شاید تکراری این فهرست.',
    imports: 'برگرداندن کل این ورود، تا وقتی پرونده‌های آن تغییر دیگری نکرده باشد.',
  },
  seeRows: 'دیدن ردیف‌های این ورود',
  seeToday: 'کارهای امروز',
  seeImports: 'همه ورودها',
  leftOut: (rows: number) =>
    `${n(rows)} ردیف ثبت نشد چون مشکلش رفع نشده بود. آن‌ها را در فایل درست کنید و همان فایل را دوباره بیاورید؛ ردیف‌های ثبت‌شده دوباره نوشته نمی‌شود.`,
  again: 'ورود فایل دیگر…',
} as const;

export const IMPORT_ERRORS: ErrorTexts<typeof imports> = {
  ...SHEET_ERROR_SENTENCES,
  stopped: 'کار با خواست شما متوقف شد و چیزی نوشته نشد. هر زمان خواستید از همین جا دوباره آغاز کنید.',
  staging_gone:
    'این فایل دیگر در حافظه برنامه نیست. همان فایل را دوباره برگزینید؛ ستون‌ها و اصلاح‌های شما مانده است.',
  name_not_mapped: 'ستون نام تشکل را برگزینید؛ بی‌نام، ردیفی ثبت نمی‌شود.',
  target_twice: 'دو ستون فایل به یک جای دفتر داده شده است. یکی را عوض کنید.',
  no_rows: 'زیر این سرستون ردیفی نیست. برگه یا ردیف سرستون را بررسی کنید.',
  not_previewed: 'ردیف‌ها باید یک بار دیگر سنجیده شود. «بررسی ردیف‌ها» را بزنید.',
  register_changed:
    'دفتر پس از بررسی تغییر کرده است. ردیف‌ها دوباره با دفتر سنجیده شد؛ نتیجه را ببینید و ثبت کنید.',
  nothing_to_write:
    'ردیفی برای ثبت نیست: همه ردیف‌ها بی‌تغییر، کنار گذاشته یا در انتظار رفع مشکل است. مشکل‌ها را رفع کنید، یا از ورود بیرون بیایید.',
  import_not_found: 'این ورود دیگر در فهرست نیست. صفحه را دوباره باز کنید.',
  already_undone: 'این ورود پیش‌تر برگردانده شده است. پنجره را ببندید و فهرست ورودها را دوباره ببینید.',
  touched_since:
    'پرونده‌های این ورود پس از آن تغییر کرده است و ورود یک‌جا برگردانده نمی‌شود. هر پرونده را جداگانه اصلاح کنید.',
};

export const TOO_LARGE = SHEET_ERROR_SENTENCES.too_large;
