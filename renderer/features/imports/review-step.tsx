import { useQueryClient } from '@tanstack/react-query';
import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import type { Fix } from '../../../shared/features/imports/contract.ts';
import { Button } from '../../kit/button.tsx';
import { useAct } from '../../shell/asking.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { StepProps } from './import-page.tsx';
import { useLongWork } from './long-work.ts';
import { MappingStrip } from './mapping-strip.tsx';
import { preview as previewWork } from './preview-work.ts';
import { ProblemsTable } from './problems-table.tsx';
import { type Tab, ReviewTabs } from './review-tabs.tsx';
import { Said, said } from './said.tsx';
import { Tally } from './tally.tsx';
import { IMPORT_TEXT } from './text.fa.ts';
import { UpdatesTable } from './updates-table.tsx';
import { Working } from './working.tsx';

/** Step 3: what each row would do, and everything that is wrong, before anything is written. */
export function ReviewStep({ session, update, failure, fail, onCancel }: StepProps) {
  const queries = useQueryClient();
  const act = useAct();
  const work = useLongWork(previewWork);
  const [tab, setTab] = useState<Tab>('all');
  const [isConfirming, confirm] = useState(false);
  const [writing, setWriting] = useState<string | null>(null);
  const { opened, checked, preview, applyUpdates } = session;
  if (opened === null || checked === null || preview === null) return null;
  const { stagingId } = opened;
  const { choice, mapping } = checked;
  const fixes = session.fixes.get(choice.sheet) ?? [];

  async function check(decided: readonly Fix[]): Promise<boolean> {
    const result = await work.run({ stagingId, choice, mapping, fixes: decided });
    if (result === undefined) return false;
    if (!result.ok) {
      fail(said(result.error));
      if (result.error === 'staging_gone') update((before) => ({ ...before, step: 'file' }));
      return false;
    }
    update((before) => ({ ...before, preview: result.value }));
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['imports.listProblems', stagingId] }),
      queries.invalidateQueries({ queryKey: ['imports.listUpdates', stagingId] }),
    ]);
    return true;
  }

  async function decide(decided: readonly Fix[]) {
    fail(null);
    update((before) => ({ ...before, fixes: new Map(before.fixes).set(choice.sheet, decided) }));
    await check(decided);
  }

  async function write(reason: string) {
    fail(null);
    confirm(false);
    const workId = crypto.randomUUID();
    setWriting(workId);
    const result = await act.run((office) =>
      office.imports.confirm({ workId, stagingId, applyUpdates, reason }),
    );
    setWriting(null);
    if (result === undefined) return;
    if (result.ok) {
      update((before) => ({ ...before, step: 'done', summary: result.value }));
      return;
    }
    // What was seen no longer holds: it is compared anew, and the person decides again.
    const isStale = result.error === 'register_changed' || result.error === 'not_previewed';
    if (isStale) await check(fixes);
    fail(said(result.error));
    if (result.error === 'staging_gone') update((before) => ({ ...before, step: 'file' }));
  }

  if (writing !== null) {
    return <Working workId={writing} title={IMPORT_TEXT.writing} note={IMPORT_TEXT.writtenTogether} />;
  }
  const { counts } = preview;
  const toWrite = counts.new + counts.fill + (applyUpdates ? counts.update : 0);
  return (
    <>
      <MappingStrip
        opened={opened}
        preview={preview}
        sheet={choice.sheet}
        onColumns={() => update((before) => ({ ...before, step: 'columns' }))}
      />
      <Tally counts={counts} isChecking={work.workId !== null} />
      <Said sentence={failure} />
      <ReviewTabs tab={tab} onTab={setTab} preview={preview} />
      {tab === 'updates' ? (
        <UpdatesTable
          stagingId={stagingId}
          apply={applyUpdates}
          onApply={(apply) => update((before) => ({ ...before, applyUpdates: apply }))}
        />
      ) : (
        <ProblemsTable
          key={tab}
          stagingId={stagingId}
          show={tab}
          fixes={fixes}
          isChecking={work.workId !== null}
          onDecide={(decided) => void decide(decided)}
        />
      )}
      <div className="commit">
        <span>
          <LockOpen className="icon" aria-hidden="true" />
          <span className="commit__said">
            {[
              IMPORT_TEXT.notYet,
              counts.blocked > 0 ? IMPORT_TEXT.blockedLeft(counts.blocked) : null,
              preview.problemCounts.warning > 0 ? IMPORT_TEXT.warningsLeft : null,
              IMPORT_TEXT.canBeUndone,
            ]
              .filter((part) => part !== null)
              .join(' ')}
          </span>
        </span>
        <span className="push commit__acts">
          <Button onClick={onCancel}>{IMPORT_TEXT.cancel}</Button>
          <Button
            look="primary"
            isBusy={act.isBusy}
            disabled={toWrite === 0 || work.workId !== null}
            onClick={() => confirm(true)}
          >
            {toWrite === 0 ? IMPORT_TEXT.nothingToWrite : IMPORT_TEXT.writeRows(toWrite)}
          </Button>
        </span>
      </div>
      {isConfirming && (
        <ConfirmDialog
          fileName={opened.fileName}
          preview={preview}
          applyUpdates={applyUpdates}
          toWrite={toWrite}
          onWrite={(reason) => void write(reason)}
          onClose={() => confirm(false)}
        />
      )}
    </>
  );
}
