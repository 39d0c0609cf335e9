import type { sealedContract } from '../../shared/features/protection/contract.ts';
import type { ErrorTexts } from '../../shared/kit/method.ts';

export const SEALED_ERRORS: ErrorTexts<(typeof sealedContract)['sealed']> = {
  wrong_passphrase:
    'این عبارت رمز، پوشه را باز نمی‌کند. زبان صفحه‌کلید و Caps Lock را ببینید و دوباره بنویسید.',
  not_by_system:
    'ویندوز یا سامانه این رایانه کلید پوشه را باز نکرد؛ شاید با نام کاربری دیگری وارد آن شده‌اید. عبارت رمز پوشه را بنویسید.',
};

export const SEALED_TEXT = {
  title: 'پوشه دفتر رمز شده است',
  text: 'تا برنامه بسته است، همه اطلاعات دفتر رمز شده می‌ماند. عبارت رمز پوشه را بنویسید تا باز شود.',
  passphrase: 'عبارت رمز پوشه',
  needed: 'عبارت رمز را بنویسید.',
  open: 'باز کردن دفتر',
  opening: 'پوشه دفتر باز می‌شود',
  openingText: 'هرچه مدارک دفتر بیشتر باشد، بیشتر می‌کشد. برنامه را نبندید.',
  forgotten:
    'اگر عبارت رمز فراموش شده است، آن را هیچ‌کس نمی‌تواند بازگرداند؛ دفتر را روی پوشه‌ای تازه از پشتیبان بازیابی کنید.',
  folder: 'پوشه اطلاعات:',
} as const;
