export const TRAIL_TEXT = { title: 'سوابق تغییرات' } as const;
