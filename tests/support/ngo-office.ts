import { IsoDate } from '../../shared/calendar/iso-date.ts';
import { ngos } from '../../shared/features/ngos/contract.ts';
import type { NgoContact, NgoFacts } from '../../shared/features/ngos/fields.ts';
import { NgoFilter, type NgoFilterInput, NgoSort } from '../../shared/features/ngos/list.ts';
import type { MembershipTerm, PermitFacts, PersonFacts } from '../../shared/features/ngos/records.ts';
import { ListEntryId } from '../../shared/features/settings/contract.ts';
import type { EntryDetails, ListName } from '../../shared/features/settings/contract.ts';
import type { Result } from '../../shared/kit/result.ts';
import type { Connections } from '../../electron/database/open.ts';
import { ngosService } from '../../electron/features/ngos/service.ts';
import { insertEntry } from '../../electron/features/settings/repository.ts';
import { inTransaction } from '../../electron/database/transaction.ts';
import { ok } from '../../shared/kit/result.ts';
import { temporaryOffice } from './temporary.ts';

/** An office that knows only the register. */
export function ngoOffice() {
  return temporaryOffice({ ngos }, { ngos: ngosService });
}

export const NO_FACTS: NgoFacts = {
  name: 'x',
  kind: 'independent',
  titleWordId: null,
  parentNgoId: null,
  parentName: '',
  scopeLevel: null,
  subjectId: null,
  registrationNo: '',
  registrationOffice: '',
  registeredOn: null,
  legalId: null,
  legalIdReason: '',
  gazetteNo: '',
  gazetteOn: null,
  trackingCode: '',
  memberCount: null,
  lastAssemblyOn: null,
  lastAnnualReportYear: null,
};

export const NO_CONTACT: NgoContact = {
  phones: [],
  mobiles: [],
  email: '',
  website: '',
  address: '',
  postalCode: null,
  placeId: null,
  description: '',
};

export const NO_PERMIT: PermitFacts = {
  permitNo: '',
  issuerId: null,
  issuedOn: null,
  validUntil: null,
  letterNo: '',
  resolutionNo: '',
};

export const NOBODY: PersonFacts = {
  fullName: 'x',
  gender: null,
  nationalId: null,
  nationalIdReason: '',
  mobile: null,
};

export const DIRECTOR: MembershipTerm = {
  role: 'executive_director',
  rank: null,
  startedOn: null,
  termEndsOn: null,
};

/** The input of `registerNgo`. */
export function newNgo(
  name: string,
  facts: Partial<NgoFacts> = {},
  others: {
    contact?: Partial<NgoContact>;
    permit?: Partial<PermitFacts>;
    director?: Partial<PersonFacts>;
  } = {},
) {
  return {
    facts: { ...NO_FACTS, ...facts, name },
    contact: { ...NO_CONTACT, ...others.contact },
    permit: others.permit ? { ...NO_PERMIT, ...others.permit } : null,
    director: others.director ? { ...NOBODY, ...others.director } : null,
    notDuplicateOf: [],
  };
}

/** The input of `listNgos`. */
export function listing(filter: NgoFilterInput = {}, limit = 50, offset = 0) {
  return { filter: NgoFilter.parse(filter), sort: NgoSort.parse({}), offset, limit };
}

export function day(text: string): IsoDate {
  return IsoDate.parse(text);
}

/** The value of a result that must be good. */
export function good<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`Refused: ${result.error}`);
  return result.value;
}

/** Adds an entry to one of the office's lists. */
export async function addEntry(
  db: Connections,
  list: ListName,
  name: string,
  { parentId = null, details = {} }: { parentId?: ListEntryId | null; details?: EntryDetails } = {},
): Promise<ListEntryId> {
  const entry = await inTransaction(db.writer, async (writer) =>
    ok(await insertEntry(writer, { list, parentId, name, code: null, details })),
  );
  return ListEntryId.parse(good(entry).id);
}
