import { PageHead } from '../../kit/page.tsx';
import { LIST_TEXT } from './list-text.fa.ts';

/** The register as a list. */
export function NgoListPage() {
  return <PageHead title={LIST_TEXT.title} />;
}
