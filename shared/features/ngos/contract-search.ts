import { z } from 'zod';
import { query } from '../../kit/method.ts';
import { NgoId, PermitState } from './fields.ts';
import { Hit, NgoFilter, NgoRow, NgoSort } from './list.ts';
import { NgoRecord, PersonId } from './records.ts';

const Page = { offset: z.int().nonnegative(), limit: z.int().min(1).max(1_000) };

/** Reading and finding. */
export const ngoSearch = {
  /** Rows in order; with a text, exact hits come before those with a typing error. */
  listNgos: query({
    input: z.strictObject({ filter: NgoFilter, sort: NgoSort, ...Page }),
    output: z.strictObject({
      rows: z.array(NgoRow).readonly(),
      total: z.int(),
      /** How many of them match letter by letter; the others have one typing error. */
      exactTotal: z.int(),
      /** Why a row of this page was found, where its name does not show it. */
      hits: z.array(Hit).readonly(),
    }),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** The number on each saved filter's tab. */
  countNgos: query({
    input: z.strictObject({ filters: z.array(NgoFilter).max(30).readonly() }),
    output: z.array(z.int()).readonly(),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** All ids of a filter in order, for "select all" and stepping from record to record. */
  listNgoIds: query({
    input: z.strictObject({ filter: NgoFilter, sort: NgoSort }),
    output: z.array(NgoId).readonly(),
    errors: [],
    allow: ['ngo.read'],
  }),
  getNgo: query({
    input: z.strictObject({ ngoId: NgoId }),
    output: NgoRecord,
    errors: ['ngo_not_found'],
    allow: ['ngo.read'],
  }),
  /** Records and people for the palette: few, the best first. */
  findAnything: query({
    input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(20) }),
    output: z.strictObject({
      ngos: z
        .array(
          z.strictObject({
            id: NgoId,
            name: z.string(),
            permitNo: z.string().nullable(),
            permitState: PermitState,
            hit: z.strictObject({ field: z.string(), value: z.string() }).nullable(),
          }),
        )
        .readonly(),
      people: z
        .array(
          z.strictObject({
            personId: PersonId,
            fullName: z.string(),
            ngoId: NgoId,
            ngoName: z.string(),
            role: z.string(),
          }),
        )
        .readonly(),
    }),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** While a name or identifier is typed: records it may already be. */
  findSimilar: query({
    input: z.strictObject({
      name: z.string().max(200),
      legalId: z.string().max(20),
      registrationNo: z.string().max(40),
      permitNo: z.string().max(40),
      exceptNgoId: NgoId.nullable(),
    }),
    output: z
      .array(
        z.strictObject({
          id: NgoId,
          name: z.string(),
          permitState: PermitState,
          registrationNo: z.string().nullable(),
          directorName: z.string().nullable(),
          because: z
            .array(
              z.enum(['same_name', 'near_name', 'legal_id', 'registration_no', 'permit_no', 'former_name']),
            )
            .readonly(),
        }),
      )
      .readonly(),
    errors: [],
    allow: ['ngo.read'],
  }),
  /** People already known, to choose instead of typing them again. */
  findPeople: query({
    input: z.strictObject({ text: z.string().max(120), limit: z.int().min(1).max(20) }),
    output: z
      .array(
        z.strictObject({
          personId: PersonId,
          fullName: z.string(),
          nationalId: z.string().nullable(),
          ngoNames: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    errors: [],
    allow: ['ngo.write'],
  }),
} as const;
