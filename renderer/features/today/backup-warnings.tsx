import { TriangleAlert } from 'lucide-react';
import { ButtonLink } from '../../kit/button.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { BACKUP_WARNINGS, TODAY_TEXT } from './text.fa.ts';

/** A stick comes and goes without anything being done here. */
const LOOK_EVERY_MS = 10_000;

/** What somebody should see to about the backups; nothing where all is well. */
export function BackupWarnings() {
  const { can } = useMyself();
  const { data } = useAsk(['backups.getSummary'], (office) => office.backups.getSummary({}), {
    refetchEvery: LOOK_EVERY_MS,
  });
  const warnings = data?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <section className="notice notice--warn notice--strip" aria-label={TODAY_TEXT.backupWarnings}>
      <TriangleAlert className="icon" aria-hidden="true" />
      <div>
        {warnings.map((warning) => (
          <p key={warning}>{BACKUP_WARNINGS[warning]}</p>
        ))}
      </div>
      {can('office.manage') && (
        <ButtonLink to="/backups" look="act" small>
          {TODAY_TEXT.toBackups}
        </ButtonLink>
      )}
    </section>
  );
}
