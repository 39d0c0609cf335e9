import { type RowChange, isListWord } from '../../../shared/features/imports/changes.ts';
import { CHECKSUM_REASON } from '../../../shared/features/imports/words.fa.ts';
import type { NgoId } from '../../../shared/features/ngos/fields.ts';
import type { Json } from '../../../shared/kit/change.ts';
import { checkLegalId } from '../../../shared/text/identifiers.ts';
import type { NewChange } from '../ngos/repository.ts';
import { onlyParent } from './parents.ts';
import type { Register } from './register.ts';
import { reasonFor } from './row-records.ts';

/** One value of one row that an import changes. */
export interface Resolved extends Omit<NewChange, 'field'> {
  readonly table: 'ngo' | 'permit' | 'person' | 'own';
  readonly id: number;
  /** The column… */
  readonly field: string;
  /** …and its name in the history. */
  readonly name: string;
}

/** A change as columns and values: with the entry of a word, the parent of a name, the reason of an odd number. */
export function resolved(
  change: RowChange,
  ngoId: NgoId,
  entryOf: (word: Extract<RowChange['newValue'], { list: string }>) => number | null,
  parentName: string,
  register: Register,
): readonly Resolved[] {
  const { place, oldText, newText, oldValue } = change;
  const newValue: Json = isListWord(change.newValue) ? entryOf(change.newValue) : change.newValue;
  const base = { ngoId, oldText, newText, oldValue, newValue };
  switch (place.at) {
    case 'ngo':
      return place.field === 'parentName'
        ? parentChange(base, ngoId, parentName, register)
        : [
            { ...base, table: 'ngo', id: ngoId, field: place.field, name: place.field },
            ...reasonChange(base, place.field, register.record(ngoId)?.facts.legalIdReason ?? ''),
          ];
    case 'permit': {
      const { permitId, field } = place;
      return [{ ...base, table: 'permit', id: permitId, permitId, field, name: `permit.${field}` }];
    }
    case 'person': {
      const { membershipId, personId, field } = place;
      const person = { table: 'person', id: personId, membershipId } as const;
      const main = { ...base, ...person, field, name: `person.${field}` };
      if (field !== 'nationalId') return [main];
      const record = register.record(ngoId);
      const seat = [record?.director, record?.chair].find((one) => one?.personId === personId);
      const known = seat?.person.nationalIdReason ?? '';
      const reason = reasonFor(typeof newValue === 'string' ? newValue : null);
      if (reason === known) return [main];
      const texts = { oldText: known, newText: reason, oldValue: known, newValue: reason };
      return [
        main,
        { ngoId, ...person, ...texts, field: 'nationalIdReason', name: 'person.nationalIdReason' },
      ];
    }
    case 'own':
      return [{ ...base, table: 'own', id: ngoId, field: place.heading, name: `own:${place.heading}` }];
    case 'newPermit':
    case 'newSeat':
      return [];
  }
}

type Base = Pick<Resolved, 'ngoId' | 'oldText' | 'newText' | 'oldValue' | 'newValue'>;

function reasonChange({ ngoId, newValue }: Base, field: string, known: string): readonly Resolved[] {
  if (field !== 'legalId' || typeof newValue !== 'string') return [];
  const reason = checkLegalId(newValue).problem === null ? '' : CHECKSUM_REASON;
  if (reason === known) return [];
  const texts = { oldText: known, newText: reason, oldValue: known, newValue: reason };
  return [{ ngoId, ...texts, table: 'ngo', id: ngoId, field: 'legalIdReason', name: 'legalIdReason' }];
}

/** A parent in the register is pointed to; another is kept by its name. */
function parentChange(base: Base, ngoId: NgoId, parentName: string, register: Register): readonly Resolved[] {
  const before = register.record(ngoId)?.facts;
  const parentNgoId = onlyParent(register.independentNamed(parentName), ngoId);
  const name = parentNgoId === null ? parentName : '';
  const pointer = { ...base, oldValue: before?.parentNgoId ?? null, newValue: parentNgoId };
  return [
    {
      ...base,
      oldValue: before?.parentName ?? '',
      newValue: name,
      table: 'ngo',
      id: ngoId,
      field: 'parentName',
      name: 'parentName',
    },
    ...(pointer.oldValue === parentNgoId
      ? []
      : [{ ...pointer, table: 'ngo', id: ngoId, field: 'parentNgoId', name: 'parentNgoId' } as const]),
  ];
}
