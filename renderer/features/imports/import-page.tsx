import { PageHead } from '../../kit/page.tsx';
import { IMPORT_TEXT } from './text.fa.ts';

export function ImportPage() {
  return <PageHead title={IMPORT_TEXT.newTitle} />;
}
