export const PRINT_TEXT = { title: 'دفتر چاپ‌ها', print: 'چاپ فهرست', export: 'خروجی فهرست' } as const;
