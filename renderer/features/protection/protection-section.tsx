import { LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../kit/button.tsx';
import { Effects } from '../../kit/dialog.tsx';
import { Note } from '../../kit/field.tsx';
import { Empty, Failure } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { SectionHead } from '../settings/section-head.tsx';
import { EndDialog, ProtectDialog } from './protect-dialog.tsx';
import { PROTECTION_TEXT as text } from './text.fa.ts';

/** Whether the office's folder is sealed while the program is closed, and what that is good for. */
export function ProtectionSection() {
  const [asked, ask] = useState<'protect' | 'end' | null>(null);
  const state = useAsk(['protection.getState'], (office) => office.protection.getState({}));
  const now = state.data;
  const mayProtect = now !== undefined && !now.isSample && (now.isProtected || now.areBackupsEncrypted);
  return (
    <>
      <SectionHead title={text.name} about={text.about} canChange>
        {now?.isProtected === true && <Button onClick={() => ask('end')}>{text.end}</Button>}
        {mayProtect && (
          <Button look="primary" icon={LockKeyhole} onClick={() => ask('protect')}>
            {now.isProtected ? text.change : text.protect}
          </Button>
        )}
      </SectionHead>
      {state.isError && <Failure failure={state.error} onRetry={() => void state.refetch()} />}
      {now?.isSample === true && <Empty icon={LockKeyhole} title={text.sample} />}
      {now?.isSample === false && (
        <div className="settings__pad">
          <p>
            {now.isProtected ? text.on : text.off}{' '}
            {now.isProtected && (now.opensBySystem ? text.onBySystem : text.onByPassphrase)}
          </p>
          {!now.isProtected && !now.areBackupsEncrypted && (
            <>
              <Note tone="warn" text={text.backupsPlain} />
              <p>
                <Link className="link" to="/backups">
                  {text.toBackups}
                </Link>
              </p>
            </>
          )}
          <h3>{text.against}</h3>
          <Effects lines={text.againstLines} />
          <h3>{text.notAgainst}</h3>
          <Effects lines={text.notAgainstLines} />
        </div>
      )}
      {asked === 'protect' && now !== undefined && (
        <ProtectDialog
          isProtected={now.isProtected}
          hasSystemStore={now.hasSystemStore}
          opensBySystem={now.opensBySystem}
          onClose={() => ask(null)}
        />
      )}
      {asked === 'end' && <EndDialog onClose={() => ask(null)} />}
    </>
  );
}
