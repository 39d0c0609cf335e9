import { PageHead } from '../../kit/page.tsx';
import { TRAIL_TEXT } from './text.fa.ts';

export function TrailPage() {
  return <PageHead title={TRAIL_TEXT.title} />;
}
