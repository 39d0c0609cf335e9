import { useMemo } from 'react';
import type { ProblemCode } from '../../../shared/features/imports/contract.ts';
import { GENDER_WORDS, KIND_WORDS, SCOPE_WORDS } from '../../../shared/features/ngos/words.fa.ts';
import type { ListEntry, ListName } from '../../../shared/features/settings/contract.ts';
import { useAsk } from '../../shell/asking.ts';

/** What may be chosen instead of an unknown word; the value is written as if it stood in the cell. */
export interface ValueChoice {
  readonly value: string;
  readonly label: string;
}
export type ValueChoices = (code: ProblemCode) => readonly ValueChoice[];

const LISTS: Readonly<Partial<Record<ProblemCode, ListName>>> = {
  unknown_subject: 'subject',
  unknown_issuer: 'issuer',
  unknown_place: 'place',
  unknown_title_word: 'title_word',
};
const WORDS: Readonly<Partial<Record<ProblemCode, Readonly<Record<string, string>>>>> = {
  unknown_scope: SCOPE_WORDS,
  unknown_kind: KIND_WORDS,
  unknown_gender: GENDER_WORDS,
};

/** The office's own lists and the fixed words, by the kind of problem they answer. */
export function useChoices(): ValueChoices {
  const entries = useAsk(['settings.listEntries'], (office) => office.settings.listEntries({}));
  return useMemo(() => {
    const known = new Map(
      Object.values(LISTS).map((list) => [list, choicesOf(entries.data ?? [], list)] as const),
    );
    return (code) => {
      const words = WORDS[code];
      if (words !== undefined) return Object.values(words).map((word) => ({ value: word, label: word }));
      const list = LISTS[code];
      if (list === undefined) return [];
      return known.get(list) ?? [];
    };
  }, [entries.data]);
}

function choicesOf(entries: readonly ListEntry[], list: ListName): readonly ValueChoice[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const pathOf = (entry: ListEntry): string => {
    const parent = entry.parentId === null ? undefined : byId.get(entry.parentId);
    return parent === undefined ? entry.name : `${pathOf(parent)} / ${entry.name}`;
  };
  return entries
    .filter((entry) => entry.list === list && entry.retiredOn === null)
    .map((entry) => ({ value: pathOf(entry), label: pathOf(entry) }))
    .sort((one, other) => one.label.localeCompare(other.label, 'fa'));
}
