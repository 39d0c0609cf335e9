export const PALETTE_TEXT = { title: 'جست‌وجو و دستور' } as const;
