import { toPersianDigits } from '../../shared/text/digits.ts';
import type { Refusal } from '../../shared/kit/method.ts';

interface Said {
  readonly title: string;
  readonly text: string;
}

const refusals: Readonly<Record<Refusal, Said>> = {
  unknown_method: { title: 'این کار در این نسخه نیست', text: 'برنامه را ببندید و دوباره باز کنید.' },
  not_signed_in: { title: 'از برنامه بیرون آمده‌اید', text: 'دوباره وارد شوید؛ آنچه ثبت شده سر جایش است.' },
  must_change_password: {
    title: 'نخست گذرواژه را عوض کنید',
    text: 'گذرواژه شما را کس دیگری گذاشته است. گذرواژه‌ای بگذارید که تنها خودتان بدانید.',
  },
  forbidden: {
    title: 'این کار با نقش شما نیست',
    text: 'اگر باید این کار را بکنید، از مدیر سامانه نقش آن را بخواهید. این درخواست در سوابق ثبت شد.',
  },
  invalid_input: {
    title: 'چیزی در فرم پذیرفته نیست',
    text: 'درازی نوشته‌ها و نویسه‌های آن‌ها را بررسی کنید. چیزی نوشته نشد.',
  },
  disk_full: {
    title: 'دیسک پر است',
    text: 'چیزی نوشته نشد. روی دیسک جا باز کنید و دوباره تلاش کنید؛ آنچه پیش از این ثبت شده سر جایش است.',
  },
  not_writable: {
    title: 'برنامه اجازه نوشتن در پوشه اطلاعات را ندارد',
    text: 'چیزی نوشته نشد. از مسئول رایانه بخواهید اجازه نوشتن در پوشه اطلاعات دفتر را به شما بدهد.',
  },
  database_locked: {
    title: 'برنامه دیگری پرونده اطلاعات دفتر را در اختیار دارد',
    text: 'چیزی نوشته نشد. پنجره‌های دیگر دفتر و برنامه‌های پشتیبان‌گیری را ببندید و دوباره تلاش کنید.',
  },
  database_damaged: {
    title: 'پرونده اطلاعات دفتر آسیب دیده است',
    text: 'چیزی را پاک نکنید. برنامه را ببندید، از پوشه اطلاعات رونوشت بردارید و نسخه پشتیبان را بازگردانید.',
  },
};

export const FAILURE_TEXT = {
  refusals,
  hostGone: {
    title: 'برنامه پاسخ نمی‌دهد',
    text: 'دفتر بسته شده است. آن را دوباره باز کنید؛ آنچه ثبت شده سر جایش است.',
  },
  unknown: {
    title: 'خطای پیش‌بینی‌نشده',
    text: 'صفحه را دوباره باز کنید. اگر دوباره دیدید، به پشتیبان خبر بدهید.',
  },
  tryAgain: 'تلاش دوباره',
} as const;

export function incidentText(incident: string): Said {
  return {
    title: `خطای پیش‌بینی‌نشده، رویداد ${toPersianDigits(incident)}`,
    text: 'چیزی نوشته نشد. اگر دوباره دیدید، این شماره را به پشتیبان بدهید.',
  };
}
