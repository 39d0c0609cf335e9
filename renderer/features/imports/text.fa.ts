export const IMPORT_TEXT = { title: 'ورودها از اکسل', newTitle: 'ورود از اکسل' } as const;
