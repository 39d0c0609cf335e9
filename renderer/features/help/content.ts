import { type Chapter, chapterId } from '../../../shared/guide/chapter.ts';

// Read and checked while the pages are built (vite.config.ts).
const files = import.meta.glob<Chapter>('../../../docs/guide/*.md', { eager: true, import: 'chapter' });
const pictures = import.meta.glob<string>('../../../docs/guide/pictures/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

export interface GuideChapter extends Chapter {
  readonly id: string;
}

/** The chapters in the order of their numbers. */
export const CHAPTERS: readonly GuideChapter[] = Object.entries(files)
  .sort(([one], [other]) => one.localeCompare(other, 'en'))
  .map(([file, chapter]) => ({ id: chapterId(file), ...chapter }));

/** Where the picture of this name is served. */
export function pictureAddress(file: string): string | undefined {
  return pictures[`../../../docs/guide/pictures/${file}`];
}
