import { formatCount } from '../../../shared/text/digits.ts';

/** Words that stand on every paper of the office. */
export const PAPER_TEXT = {
  inHisName: 'بسمه تعالی',
  date: 'تاریخ:',
  number: 'شماره:',
  attachment: 'پیوست:',
  noAttachment: 'ندارد',
  pageOf: (page: number, pages: number) => `صفحه ${formatCount(page)} از ${formatCount(pages)}`,
} as const;
