import { useId } from 'react';
import { ROLES, type Role } from '../../../shared/access.ts';
import { CheckField, Note } from '../../kit/field.tsx';
import { ROLE_WORDS } from '../../shell/text.fa.ts';
import { PEOPLE_TEXT, ROLE_MEANING } from './text.fa.ts';

interface RoleChecksProps {
  readonly roles: readonly Role[];
  readonly onChange: (roles: readonly Role[]) => void;
  readonly isTried: boolean;
  /** The only administrator keeps that role; the office would refuse anything else. */
  readonly isLastAdministrator?: boolean;
}

/** One or more roles, each with what it may do. */
export function RoleChecks({ roles, onChange, isTried, isLastAdministrator = false }: RoleChecksProps) {
  const id = useId();
  function toggled(role: Role, isOn: boolean) {
    onChange(ROLES.filter((one) => (one === role ? isOn : roles.includes(one))));
  }
  return (
    <div className="f" role="group" aria-labelledby={id}>
      <span className="f__l" id={id}>
        {PEOPLE_TEXT.roles}
      </span>
      <div className="f__c f__c--stack">
        {ROLES.map((role) => (
          <CheckField
            key={role}
            isOn={roles.includes(role)}
            disabled={role === 'admin' && isLastAdministrator}
            onChange={(isOn) => toggled(role, isOn)}
            label={
              <>
                {ROLE_WORDS[role]}
                <small>
                  {role === 'admin' && isLastAdministrator
                    ? PEOPLE_TEXT.lastAdministratorNote
                    : ROLE_MEANING[role]}
                </small>
              </>
            }
          />
        ))}
        {isTried && roles.length === 0 && <Note tone="bad" text={PEOPLE_TEXT.rolesNeeded} />}
      </div>
    </div>
  );
}
