import { PageHead } from '../../kit/page.tsx';
import { TODAY_TEXT } from './text.fa.ts';

/** What is due, late or blocked. */
export function TodayPage() {
  return <PageHead title={TODAY_TEXT.title} />;
}
