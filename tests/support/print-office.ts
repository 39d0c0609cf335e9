import { contract } from '../../shared/contract.ts';
import type { OfficeProfile } from '../../shared/features/office/contract.ts';
import { ok } from '../../shared/kit/result.ts';
import { inTransaction } from '../../electron/database/transaction.ts';
import { ngosService } from '../../electron/features/ngos/service.ts';
import { insertOffice } from '../../electron/features/office/repository.ts';
import { printsService } from '../../electron/features/prints/service.ts';
import { FIRST_INSTANT, temporaryOffice } from './temporary.ts';

export const PROFILE: OfficeProfile = {
  kind: 'governorate',
  provinceCode: '19',
  countyName: 'بهاردشت',
  countyCode: '07',
  letterheadLines: ['وزارت کشور', 'استانداری زنجان', 'فرمانداری شهرستان بهاردشت'],
};

/** An office that has a register and prints it. */
export async function printOffice({ isSample = false }: { readonly isSample?: boolean } = {}) {
  const office = await temporaryOffice(
    { ngos: contract.ngos, prints: contract.prints },
    { ngos: ngosService, prints: printsService },
  );
  const logo = null;
  await inTransaction(office.db.writer, async (writer) =>
    ok(
      await insertOffice(writer, {
        profile: PROFILE,
        logo,
        isSample,
        recoveryHash: null,
        createdAt: FIRST_INSTANT,
      }),
    ),
  );
  return office;
}
