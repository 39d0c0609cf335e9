import { PageHead } from '../../kit/page.tsx';
import { NGO_TEXT } from './text.fa.ts';

export function NgoRecordPage() {
  return <PageHead title={NGO_TEXT.list} />;
}
