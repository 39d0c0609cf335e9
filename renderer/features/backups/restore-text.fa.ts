import { formatCount } from '../../../shared/text/digits.ts';

export const PREVIEW_TEXT = {
  title: (moment: string) => `پشتیبان ${moment}`,
  preview: 'پیش‌نمایش پشتیبان',
  titleFile: 'پشتیبان از فایل',
  opening: 'پشتیبان باز می‌شود',
  failed: 'این پشتیبان باز نشد',
  close: 'بستن',
  otherBackup: 'پشتیبان دیگر',
  about: 'این پشتیبان',
  office: 'دفتر',
  sampleOffice: 'دفتر نمونه (داده‌های ساختگی)',
  madeAt: 'ساخته‌شده',
  reason: 'چرا',
  version: 'نسخه برنامه',
  checked: 'بررسی',
  checkedText: 'همه فایل خوانده شد و درست است',
  compare: 'آنچه در آن است',
  heads: { what: 'شمار', backup: 'پشتیبان', now: 'اکنون', difference: 'تفاوت با اکنون' },
  counts: {
    ngos: 'تشکل‌ها',
    people: 'اشخاص',
    documents: 'مدارک',
    accounts: 'کاربران',
    acts: 'ردیف‌های سوابق',
  },
  same: 'یکسان',
  fewer: (count: number) => `${formatCount(count)} کمتر`,
  more: (count: number) => `${formatCount(count)} بیشتر`,
  acts: 'آخرین کارهای ثبت‌شده در آن',
  actHeads: ['زمان', 'کاربر', 'کار'],
  noActs: 'کاری در آن ثبت نشده است.',
  nobody: 'برنامه',
  lost: (count: number) => `${formatCount(count)} ردیف از سوابق پس از این پشتیبان ثبت شده است`,
  lostText: (since: string, last: string | null) =>
    last === null
      ? `با بازیابی، آنچه از ${since} تا اکنون ثبت شده کنار می‌رود.`
      : `با بازیابی، آنچه از ${since} تا ${last} ثبت شده کنار می‌رود.`,
  nothingLost: 'پس از این پشتیبان چیزی ثبت نشده است',
  nothingLostText: 'با بازیابی چیزی از دست نمی‌رود.',
  parted: 'سوابق این پشتیبان و سوابق دفتر از هم جدا شده‌اند',
  partedText:
    'این پشتیبان ادامه یا گذشته سوابق کنونی نیست: یکی از آن دو پس از جایی راه دیگری رفته است. پیش از بازیابی بپرسید چرا.',
  missing: (count: number) => `${formatCount(count)} مدرک در این پشتیبان نیست`,
  missingText:
    'فایل آن‌ها هنگام پشتیبان‌گیری هم نبوده است. بازیابی بی آن‌ها انجام می‌شود و نامشان در پرونده می‌ماند.',
  restore: 'بازیابی این پشتیبان…',
} as const;

export const RESTORE_TEXT = {
  title: (moment: string) => `بازگشت دفتر به ${moment}؟`,
  submit: 'بازیابی دفتر',
  effects: {
    becomes: (ngos: number, people: number, documents: number) =>
      `دفتر همان می‌شود که بود: ${formatCount(ngos)} تشکل، ${formatCount(people)} شخص و ${formatCount(documents)} مدرک.`,
    lost: (count: number) =>
      count === 0
        ? 'پس از آن چیزی ثبت نشده است؛ چیزی از دست نمی‌رود.'
        : `${formatCount(count)} ردیف از سوابق که پس از آن ثبت شده کنار می‌رود.`,
    before: 'پیش از آن از حال کنونی پشتیبان گرفته می‌شود؛ بازگشت به آن از همین صفحه شدنی است.',
    signedOut: 'همه کاربران بیرون می‌روند و با گذرواژه‌های همان زمان وارد می‌شوند.',
    signedOutOfSample: 'همه کاربران بیرون می‌روند.',
    recorded: 'بازیابی با دلیل، نام شما و نشان سوابقی که کنار رفت، در سوابق می‌ماند.',
  },
  reason: 'دلیل',
  reasonHint: 'مانند «دیسک دوشنبه آسیب دید»؛ در سوابق می‌ماند.',
  reasonShort: 'دلیل را در چند واژه بنویسید؛ در سوابق می‌ماند.',
  password: 'گذرواژه خودتان',
  passwordNeeded: 'گذرواژه‌ای را بنویسید که با آن وارد دفتر می‌شوید.',
  done: (moment: string) => `دفتر به حال ${moment} بازگشت`,
  doneTextSample: 'یکی از کاربران را برگزینید. حال پیشین در فهرست پشتیبان‌ها مانده است.',
  doneText: 'با نام کاربری و گذرواژه همان زمان وارد شوید. حال پیشین در فهرست پشتیبان‌ها مانده است.',
  fileTitle: 'بازیابی از فایل پشتیبان',
  file: 'فایل پشتیبان',
  fileHint: 'فایلی که نامش به «\u2066.daftar\u2069» پایان می‌یابد.',
  fileText: 'فایل نخست باز و بررسی می‌شود و آنچه در آن است نشان داده می‌شود؛ تا تأیید شما چیزی عوض نمی‌شود.',
  fileSubmit: 'باز کردن و بررسی',
} as const;

export const DRILL_TEXT = {
  title: 'تمرین بازیابی',
  with: 'تمرین با پشتیبان',
  submit: 'آغاز تمرین',
  which: 'پشتیبان',
  effects: [
    'این پشتیبان در پوشه‌ای جدا بازیابی می‌شود، دفتر در آنجا باز و شمرده می‌شود و سپس آن پوشه پاک می‌شود.',
    'به دفتر و پشتیبان‌ها دست نمی‌خورد.',
    'اگر تمرین درست باشد، همین پشتیبان روز حادثه دفتر را برمی‌گرداند.',
  ],
  report: 'گزارش تمرین بازیابی',
  passed: 'این پشتیبان دفتر را کامل برمی‌گرداند',
  failed: 'این پشتیبان دفتر را کامل برنمی‌گرداند',
  passedText: (took: string) => `دفتر در ${took} در پوشه‌ای جدا باز شد و هر چه در آن است درست خوانده شد.`,
  failedText: 'پشتیبان دیگری را تمرین کنید و از دفتر پشتیبان تازه بگیرید.',
  finishedAt: 'پایان تمرین',
  madeAt: 'پشتیبان',
  database: 'پایگاه داده',
  trail: 'سوابق',
  documents: 'مدارک',
  took: 'زمان تا باز شدن دفتر',
  whole: 'درست',
  faulty: 'نادرست',
  documentsWhole: (count: number) =>
    count === 0 ? 'مدرکی در آن نیست' : `هر ${formatCount(count)} مدرک درست است`,
  documentsFaulty: (whole: number, faulty: number) =>
    `${formatCount(faulty)} مدرک نادرست یا گم‌شده، ${formatCount(whole)} مدرک درست`,
  stripText: (moment: string, took: string) => `تمرین با پشتیبان ${moment}، ${took}`,
  show: 'دیدن گزارش…',
  close: 'بستن',
} as const;

export const FIRST_RESTORE_TEXT = {
  way: 'بازیابی از پشتیبان',
  wayText: 'دفتر پیش‌تر روی رایانه دیگری بوده است؛ از حافظه پشتیبان همین‌جا برش می‌گردانید.',
  wayButton: 'بازیابی…',
  title: 'بازیابی دفتر از پشتیبان',
  text: 'حافظه را وصل کنید و پوشه پشتیبان‌ها یا یک فایل آن را نشان دهید. چیزی در آن عوض نمی‌شود.',
  place: 'پوشه یا فایل',
  placeHint: 'مانند پوشه «daftar» روی حافظه USB، یا فایلی که نامش به «\u2066.daftar\u2069» پایان می‌یابد.',
  backup: (moment: string) => `پشتیبان ${moment}`,
  find: 'یافتن پشتیبان‌ها',
  found: 'پشتیبان‌های یافته‌شده',
  foundCount: (count: number) => `${formatCount(count)} پشتیبان، تازه‌ترین در آغاز`,
  noneFound: 'در این پوشه پشتیبانی نیست. پوشه‌ای را نشان دهید که فایل‌های «\u2066.daftar\u2069» در آن است.',
  heads: ['ساخته‌شده', 'حجم', 'رمز', 'فایل', 'کارها'],
  choose: 'باز کردن',
  chooseOf: (moment: string) => `باز کردن پشتیبان ${moment}`,
  otherPlace: 'جای دیگر',
  back: 'بازگشت',
  restore: 'بازیابی دفتر از این پشتیبان',
  restoring: 'دفتر بازیابی می‌شود…',
  effects: [
    'دفتر با همه پرونده‌ها، مدارک، کاربران و سوابق روی این رایانه ساخته می‌شود.',
    'با نام کاربری و گذرواژه زمان پشتیبان وارد می‌شوید؛ کد بازیابی همان زمان هم کار می‌کند.',
    'به فایل پشتیبان دست نمی‌خورد.',
  ],
  done: (office: string) => `${office} بازیابی شد`,
  doneText: (moment: string) => `از پشتیبان ${moment}. با نام کاربری و گذرواژه همان زمان وارد شوید.`,
} as const;
