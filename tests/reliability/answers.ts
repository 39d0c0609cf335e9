import { createHash } from 'node:crypto';
import { listing } from '../support/ngo-office.ts';
import type { OfficeClient } from './office.ts';

/** Answers by their question; of an error only its code. */
export type Answers = ReadonlyMap<string, string>;

/** Asks everything that the office shows of what it holds. */
export async function answersOf(client: OfficeClient): Promise<Answers> {
  const answers = new Map<string, string>();
  const ask = async <Value>(question: string, asked: Promise<Value>): Promise<Value> => {
    const answer = await asked;
    answers.set(question, textOf(answer));
    return answer;
  };
  const list = await ask('list', client.ngos.listNgos(listing({}, 1_000)));
  await ask('entries', client.settings.listEntries({}));
  await ask('imports', client.imports.listImports({}));
  await ask('trail', client.trail.verifyTrail({ expected: null }));
  await ask('today', client.today.listTasks({ limitPerKind: 50 }));
  for (const { id } of list.ok ? list.value.rows : []) {
    const record = await ask(`record ${id}`, client.ngos.getNgo({ ngoId: id }));
    if (!record.ok) continue;
    for (const document of record.value.documents) {
      const asked = client.ngos.openDocument({ ngoId: id, documentId: document.id });
      await ask(`document ${document.id}`, asked);
    }
  }
  return answers;
}

function textOf(answer: unknown): string {
  return JSON.stringify(answer, (key, value: unknown) => {
    // How often this very asking was recorded is no answer about the office.
    if (key === 'auditCount' || key === 'head') return undefined;
    return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
  });
}

/** Whether the trail's own check named a fault. */
export function isFaultOfTrail(question: string, answer: string): boolean {
  return question === 'trail' && answer.includes('"fault":{');
}
