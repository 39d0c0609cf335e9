import type { ComponentType } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ListName } from '../../../shared/features/settings/contract.ts';
import { PageHead } from '../../kit/page.tsx';
import { useMyself } from '../../shell/myself.tsx';
import { ProtectionSection } from '../protection/protection-section.tsx';
import { PROTECTION_TEXT } from '../protection/text.fa.ts';
import { ListSection } from './list-section.tsx';
import { LegalSection, LockSection, WindowsSection } from './parameter-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { LIST_WORDS, SETTINGS_TEXT } from './text.fa.ts';

interface Section {
  readonly key: string;
  readonly name: string;
  readonly content: ComponentType;
  readonly isForManagers?: boolean;
}

interface SectionGroup {
  readonly name: string;
  readonly sections: readonly Section[];
}

const LISTS: readonly ListName[] = [
  'subject',
  'document_type',
  'place',
  'issuer',
  'registration_office',
  'title_word',
];

const GROUPS: readonly SectionGroup[] = [
  {
    name: SETTINGS_TEXT.groups.office,
    sections: [
      { key: 'profile', name: SETTINGS_TEXT.profile, content: ProfileSection },
      { key: 'recovery', name: SETTINGS_TEXT.recovery, content: RecoverySection, isForManagers: true },
      { key: 'protection', name: PROTECTION_TEXT.name, content: ProtectionSection, isForManagers: true },
    ],
  },
  {
    name: SETTINGS_TEXT.groups.lists,
    sections: LISTS.map((list) => ({
      key: list,
      name: LIST_WORDS[list].name,
      content: () => <ListSection key={list} list={list} />,
    })),
  },
  {
    name: SETTINGS_TEXT.groups.rules,
    sections: [
      { key: 'legal', name: SETTINGS_TEXT.legal, content: LegalSection },
      { key: 'windows', name: SETTINGS_TEXT.windows, content: WindowsSection },
      { key: 'lock', name: SETTINGS_TEXT.lock, content: LockSection },
    ],
  },
];

/** What the office decides for itself; each section has its own address, `?section=`. */
export function SettingsPage() {
  const { can } = useMyself();
  const [parameters] = useSearchParams();
  const groups = GROUPS.map((group) => ({
    ...group,
    sections: group.sections.filter(({ isForManagers }) => isForManagers !== true || can('office.manage')),
  }));
  const sections = groups.flatMap((group) => group.sections);
  const wanted = parameters.get('section');
  const current = sections.find(({ key }) => key === wanted) ?? sections[0];
  if (current === undefined) throw new Error('No settings for anybody');
  const { content: Content } = current;
  return (
    <>
      <PageHead title={SETTINGS_TEXT.title} isTight />
      <div className="settings">
        <nav className="settings__nav" aria-label={SETTINGS_TEXT.sections}>
          {groups.map((group) => (
            <div key={group.name}>
              <h2>{group.name}</h2>
              <ul>
                {group.sections.map(({ key, name }) => (
                  <li key={key}>
                    <Link
                      to={`?section=${key}`}
                      replace
                      aria-current={key === current.key ? 'page' : undefined}
                    >
                      {name}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <section className="settings__body" aria-label={current.name}>
          <Content key={current.key} />
        </section>
      </div>
    </>
  );
}
