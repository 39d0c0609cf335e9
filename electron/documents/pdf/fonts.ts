import { extname, join } from 'node:path';

/** The folder of the font files: beside the bundled program, in the packages where the source runs. */
export function fontFolder(): string {
  return extname(import.meta.filename) === '.cjs'
    ? join(import.meta.dirname, '../fonts')
    : join(import.meta.dirname, '../../../node_modules/vazirmatn/fonts/ttf');
}
