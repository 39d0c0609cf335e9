import { PageHead } from '../../kit/page.tsx';
import { IMPORT_TEXT } from './text.fa.ts';

export function ImportsPage() {
  return <PageHead title={IMPORT_TEXT.title} />;
}
