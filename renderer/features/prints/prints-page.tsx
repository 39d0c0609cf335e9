import { PageHead } from '../../kit/page.tsx';
import { PRINT_TEXT } from './text.fa.ts';

export function PrintsPage() {
  return <PageHead title={PRINT_TEXT.title} />;
}
