export const LIST_TEXT = { title: 'تشکل‌ها' } as const;
