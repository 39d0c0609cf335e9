import { imports } from '../../shared/features/imports/contract.ts';
import type { Fix, StagingId } from '../../shared/features/imports/contract.ts';
import { ngos } from '../../shared/features/ngos/contract.ts';
import { settings } from '../../shared/features/settings/contract.ts';
import type { Client } from '../../shared/kit/method.ts';
import { importsService } from '../../electron/features/imports/service.ts';
import { ngosService } from '../../electron/features/ngos/service.ts';
import { settingsService } from '../../electron/features/settings/service.ts';
import { good } from './ngo-office.ts';
import { temporaryOffice } from './temporary.ts';

const contract = { ngos, imports, settings };
export type ImportClient = Client<typeof contract>;

/** An office that knows the register, its lists, and how to bring lists in. */
export function importOffice() {
  return temporaryOffice(contract, { ngos: ngosService, imports: importsService, settings: settingsService });
}

/** The bytes of a CSV file. */
export function csv(...rows: readonly (readonly (string | number)[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((cells) => cells.map((cell) => `"${String(cell).replace(/"/gu, '""')}"`).join(','));
  return new Uint8Array(Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`));
}

/** Opens a file and previews it as guessed. */
export async function previewed(
  client: ImportClient,
  bytes: Uint8Array<ArrayBuffer>,
  fileName = 'list.csv',
  fixes: readonly Fix[] = [],
) {
  const { stagingId, choice } = good(await client.imports.openFile({ workId: 'open', fileName, bytes }));
  const head = good(await client.imports.readHead({ stagingId, ...choice }));
  const again = async (decided: readonly Fix[]) =>
    good(
      await client.imports.preview({
        workId: 'preview',
        stagingId,
        choice,
        mapping: head.mapping,
        fixes: decided,
      }),
    );
  return { stagingId, choice, head, preview: await again(fixes), again };
}

/** All problems of the last preview. */
export async function problemsOf(client: ImportClient, stagingId: StagingId) {
  const { problems } = good(
    await client.imports.listProblems({ stagingId, show: 'all', offset: 0, limit: 500 }),
  );
  return problems;
}

export function confirming(stagingId: StagingId, applyUpdates = false) {
  return { workId: 'confirm', stagingId, applyUpdates, reason: 'ورود فهرست' };
}

/** All problems of the last preview, however many. */
export async function allProblems(client: ImportClient, stagingId: StagingId) {
  const problems = [];
  for (let offset = 0; ; offset += 500) {
    const page = good(await client.imports.listProblems({ stagingId, show: 'all', offset, limit: 500 }));
    problems.push(...page.problems);
    if (problems.length >= page.total) return problems;
  }
}
