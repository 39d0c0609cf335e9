export const TODAY_TEXT = { title: 'کارهای امروز' } as const;
