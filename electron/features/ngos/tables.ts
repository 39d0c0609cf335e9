import type { Generated } from 'kysely';
import type { AccountId } from '../../../shared/access.ts';
import type { Instant, IsoDate } from '../../../shared/calendar/iso-date.ts';
import type { Lifecycle, NgoId, NgoKind, ScopeLevel } from '../../../shared/features/ngos/fields.ts';
import type {
  Body,
  DocumentId,
  FlagId,
  MemberRole,
  MembershipId,
  PermitActKind,
  PermitId,
  PersonId,
} from '../../../shared/features/ngos/records.ts';
import type { PermitStanding } from '../../../shared/features/ngos/permit-rules.ts';
import type { ListEntryId } from '../../../shared/features/settings/contract.ts';

export interface NgoTables {
  readonly ngo: NgoTable;
  readonly ngoChange: NgoChangeTable;
  readonly permit: PermitTable;
  readonly permitAct: PermitActTable;
  readonly person: PersonTable;
  readonly membership: MembershipTable;
  readonly document: DocumentTable;
  readonly flag: FlagTable;
  readonly note: NoteTable;
  readonly ownValue: OwnValueTable;
  readonly ngoSummary: NgoSummaryTable;
  readonly ngoSearch: NgoSearchTable;
  readonly searchWord: SearchWordTable;
}

type Gender = 'female' | 'male';

/** Who wrote a row, and when; nobody for made-up data. */
interface Written {
  readonly at: Instant;
  readonly accountId: AccountId | null;
}

export interface NgoTable {
  readonly id: Generated<NgoId>;
  readonly version: Generated<number>;
  readonly lifecycle: Generated<Lifecycle>;
  readonly lifecycleOn: IsoDate | null;
  readonly lifecycleReason: Generated<string>;
  readonly name: string;
  readonly kind: NgoKind;
  readonly titleWordId: ListEntryId | null;
  readonly parentNgoId: NgoId | null;
  readonly parentName: string;
  readonly scopeLevel: ScopeLevel | null;
  readonly subjectId: ListEntryId | null;
  readonly registrationNo: string;
  readonly registrationOffice: string;
  readonly registeredOn: IsoDate | null;
  readonly legalId: string | null;
  readonly legalIdReason: string;
  readonly gazetteNo: string;
  readonly gazetteOn: IsoDate | null;
  readonly trackingCode: string;
  readonly memberCount: number | null;
  readonly lastAssemblyOn: IsoDate | null;
  readonly lastAnnualReportYear: number | null;
  /** JSON array of numbers. */
  readonly phones: string;
  /** JSON array of numbers. */
  readonly mobiles: string;
  readonly email: string;
  readonly website: string;
  readonly address: string;
  readonly postalCode: string | null;
  readonly placeId: ListEntryId | null;
  readonly description: string;
  readonly importId: number | null;
  readonly createdAt: Instant;
  readonly accountId: AccountId | null;
}

/** One field of one record before and after; `permitId` or `membershipId` where it was theirs. */
export interface NgoChangeTable extends Written {
  readonly id: Generated<number>;
  readonly ngoId: NgoId;
  readonly permitId: PermitId | null;
  readonly membershipId: MembershipId | null;
  readonly field: string;
  /** JSON, as stored in its column. */
  readonly oldValue: string;
  readonly newValue: string;
  /** As it was shown then: names of entries, not their ids. */
  readonly oldText: string;
  readonly newText: string;
  readonly how: 'correction' | 'change';
  readonly effectiveOn: IsoDate | null;
  readonly reason: string;
  readonly letterNo: string;
  readonly importId: number | null;
}

export interface PermitTable extends Written {
  readonly id: Generated<PermitId>;
  readonly ngoId: NgoId;
  readonly kind: 'issue' | 'renewal';
  readonly permitNo: string;
  readonly issuerId: ListEntryId | null;
  readonly issuedOn: IsoDate | null;
  readonly validUntil: IsoDate | null;
  readonly letterNo: string;
  readonly resolutionNo: string;
  readonly statedStatus: string;
  /** With the import that had brought it. */
  readonly voidedAt: Instant | null;
}

export interface PermitActTable extends Written {
  readonly id: Generated<number>;
  readonly permitId: PermitId;
  readonly kind: PermitActKind;
  readonly actedOn: IsoDate;
  readonly reason: string;
  readonly letterNo: string;
}

export interface PersonTable {
  readonly id: Generated<PersonId>;
  readonly fullName: string;
  readonly gender: Gender | null;
  readonly nationalId: string | null;
  readonly nationalIdReason: string;
  readonly mobile: string | null;
}

export interface MembershipTable extends Written {
  readonly id: Generated<MembershipId>;
  readonly ngoId: NgoId;
  readonly personId: PersonId;
  readonly body: Body;
  readonly role: MemberRole;
  readonly rank: number | null;
  readonly startedOn: IsoDate | null;
  readonly termEndsOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
  readonly endReason: string;
  readonly endAt: Instant | null;
  readonly endBy: AccountId | null;
  /** With the import that had brought it. */
  readonly voidedAt: Instant | null;
}

export interface DocumentTable extends Written {
  readonly id: Generated<DocumentId>;
  readonly ngoId: NgoId;
  readonly typeId: ListEntryId;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: string;
  readonly issuedOn: IsoDate | null;
  readonly expiresOn: IsoDate | null;
  readonly retiredAt: Instant | null;
  readonly retiredBy: AccountId | null;
  readonly retiredReason: Generated<string>;
}

export interface FlagTable extends Written {
  readonly id: Generated<FlagId>;
  readonly ngoId: NgoId;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly clearedAt: Instant | null;
  readonly clearedBy: AccountId | null;
  readonly clearedReason: Generated<string>;
}

export interface NoteTable extends Written {
  readonly id: Generated<number>;
  readonly ngoId: NgoId;
  readonly text: string;
}

export interface OwnValueTable {
  readonly ngoId: NgoId;
  readonly position: number;
  readonly heading: string;
  readonly value: string;
}

/**
 * What the list needs to filter, count and sort, one row for each NGO. Derived by `refresh.ts` alone.
 * Nothing in it depends on the day; `…Key` columns are for order only.
 */
export interface NgoSummaryTable {
  readonly ngoId: NgoId;
  readonly lifecycle: Lifecycle;
  readonly sortKey: string;
  /** The name folded and without spaces: the same for two names that read the same. */
  readonly nameKey: string;
  readonly standing: PermitStanding;
  readonly validUntil: IsoDate | null;
  readonly issuedOn: IsoDate | null;
  readonly permitId: PermitId | null;
  readonly permitKey: string | null;
  readonly issuerId: ListEntryId | null;
  readonly kind: NgoKind;
  readonly scopeLevel: ScopeLevel | null;
  readonly titleWordId: ListEntryId | null;
  readonly subjectId: ListEntryId | null;
  readonly subjectKey: string | null;
  readonly placeId: ListEntryId | null;
  readonly registrationKey: string | null;
  readonly registeredOn: IsoDate | null;
  readonly legalId: string | null;
  readonly directorId: PersonId | null;
  readonly directorKey: string | null;
  readonly directorGender: Gender | null;
  readonly chairId: PersonId | null;
  readonly memberCount: number | null;
  readonly lastAnnualReportYear: number | null;
  readonly boardEndsOn: IsoDate | null;
  readonly auditorEndsOn: IsoDate | null;
  /** Types of the documents that are held, each between commas: `,3,17,`. */
  readonly heldTypes: string;
  readonly flagCount: number;
  readonly importId: number | null;
}

/** JSON arrays of `[field, value]`; `personal` holds people's identifiers and mobiles. */
interface NgoSearchTable {
  readonly ngoId: NgoId;
  readonly fields: string;
  readonly personal: string;
}

interface SearchWordTable {
  readonly word: string;
  readonly backwards: string;
}
