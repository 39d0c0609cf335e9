import type { NgoFacts } from '../../../../shared/features/ngos/fields.ts';
import { differingKeys, tidyFacts } from '../../../../shared/features/ngos/rules.ts';
import { BETWEEN } from '../../../../shared/features/ngos/words.fa.ts';
import type { ListEntry, ListEntryId } from '../../../../shared/features/settings/contract.ts';
import type { ChangedField } from '../record/happenings.ts';
import { treeOf } from './entries.ts';

/** Names for what facts only point to. */
export interface FactNames {
  readonly entries: readonly ListEntry[];
  /** The parent's name before and after. */
  readonly parentBefore: string;
  readonly parentAfter: string;
}

export interface FactChange extends ChangedField {
  readonly field: keyof NgoFacts;
}

/** Which facts become different, with old and new as people read them; what the office tidies is tidied. */
export function factChanges(before: NgoFacts, after: NgoFacts, names: FactNames): readonly FactChange[] {
  const [old, fresh] = [tidyFacts(before), tidyFacts(after)];
  const paths = new Map(treeOf(names.entries).map(({ entry, path }) => [entry.id, path.join(BETWEEN)]));
  const text = (facts: NgoFacts, field: keyof NgoFacts, parent: string): string => {
    const value = facts[field];
    if (value === null) return '';
    if (field === 'titleWordId' || field === 'subjectId') return paths.get(value as ListEntryId) ?? '';
    return field === 'parentNgoId' ? parent : String(value);
  };
  return differingKeys(old, fresh).map((field) => ({
    field,
    old: text(old, field, names.parentBefore),
    new: text(fresh, field, names.parentAfter),
  }));
}
