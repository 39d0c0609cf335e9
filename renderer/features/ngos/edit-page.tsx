import { PageHead } from '../../kit/page.tsx';
import { NGO_TEXT } from './text.fa.ts';

export function EditNgoPage() {
  return <PageHead title={NGO_TEXT.list} />;
}
