import { formatCount } from '../../../shared/text/digits.ts';

/** Words of one NGO's page; its forms and acts have their own beside them. */
export const NGO_TEXT = {
  list: 'تشکل‌ها',
  masked: 'برای نقش شما پوشیده است',
  previousRecord: 'پرونده پیشین',
  nextRecord: 'پرونده بعدی',
  position: (position: number, total: number) => `${formatCount(position)} از ${formatCount(total)}`,
  stepKeys: 'Alt+→ و Alt+←',
  sections: 'بخش‌های پرونده',
  tabs: {
    overview: 'نمای کلی',
    permits: 'پروانه‌ها',
    bodies: 'ارکان',
    documents: 'مدارک',
    history: 'سوابق',
  },
  print: 'چاپ',
  printTitle: (name: string) => `برگه ${name}`,
  correct: 'اصلاح…',
  change: 'تغییر از تاریخ…',
  otherActs: 'کارهای دیگر',
  andMore: (count: number) => `و ${formatCount(count)} مورد دیگر`,
  all: 'همه',
  notFound: 'این پرونده در دفتر نیست',
  notFoundText: 'شاید نشانی صفحه درست نباشد. تشکل را در فهرست بجویید.',
  toList: 'فهرست تشکل‌ها',
  today: 'امروز',
  daysLeft: (days: number) => (days === 0 ? 'آخرین روز' : `${formatCount(days)} روز مانده`),
  overSince: (days: number) => `${formatCount(days)} روز پیش پایان یافت`,
  over: 'پایان‌یافته',
  noEnd: 'پایان دوره نوشته نشده',
} as const;
