import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { BackupItem, DrillReport } from '../../../shared/features/backups/contract.ts';
import { formatCount } from '../../../shared/text/digits.ts';
import { At } from '../../kit/at.tsx';
import { Button } from '../../kit/button.tsx';
import { Dialog, Effects, FormDialog } from '../../kit/dialog.tsx';
import { SelectField } from '../../kit/field.tsx';
import { OpeningView, useOpening } from './opening.tsx';
import { Said } from './preview-view.tsx';
import { DRILL_TEXT, PREVIEW_TEXT } from './restore-text.fa.ts';
import { PLACE_WORDS, momentWords, tookWords } from './words.fa.ts';

export type Drill = z.output<typeof DrillReport>;
type Item = z.output<typeof BackupItem>;

/** Whether the drilled backup would bring everything back. */
export function isWhole({ isDatabaseWhole, isTrailWhole, documentsFaulty }: Drill): boolean {
  return isDatabaseWhole && isTrailWhole && documentsFaulty === 0;
}

interface DrillDialogProps {
  /** At least one; the newest first. */
  readonly items: readonly Item[];
  /** The one that was pointed at. */
  readonly chosen: Item;
  readonly onReport: (report: Drill) => void;
  readonly onClose: () => void;
}

/** A restore that changes nothing: says what it will do, does it, and reports. */
export function DrillDialog({ items, chosen, onReport, onClose }: DrillDialogProps) {
  const [key, setKey] = useState(keyOf(chosen));
  const [isBegun, begin] = useState(false);
  const item = items.find((one) => keyOf(one) === key) ?? chosen;
  if (isBegun) return <DrillRun item={item} onReport={onReport} onClose={onClose} />;
  return (
    <FormDialog
      title={DRILL_TEXT.title}
      submit={DRILL_TEXT.submit}
      isBusy={false}
      onSubmit={() => begin(true)}
      onClose={onClose}
    >
      <Effects lines={DRILL_TEXT.effects} />
      <SelectField
        label={DRILL_TEXT.which}
        value={key}
        options={items.map((one) => ({
          value: keyOf(one),
          label: `${momentWords(one.madeAt)}، ${PLACE_WORDS[one.place]}`,
        }))}
        onChange={setKey}
      />
    </FormDialog>
  );
}

function keyOf({ place, name }: Item): string {
  return `${place}/${name}`;
}

interface DrillRunProps {
  readonly item: Item;
  readonly onReport: (report: Drill) => void;
  readonly onClose: () => void;
}

function DrillRun({ item: { place, name }, onReport, onClose }: DrillRunProps) {
  const opener = useOpening<Drill>(async (office, passphrase) => {
    const result = await office.backups.runDrill({ backup: { from: 'set', place, name }, passphrase });
    // Kept by the page, so that the report outlives this dialog.
    if (result.ok) onReport(result.value);
    return result;
  }, onClose);
  const { opening } = opener;
  return (
    <Dialog
      title={opening.step === 'opened' ? DRILL_TEXT.report : DRILL_TEXT.title}
      isHeld={opening.step === 'working'}
      onClose={onClose}
    >
      <OpeningView
        opener={opener}
        stop="stopWork"
        body="modal__body"
        foot="modal__foot"
        leave={PREVIEW_TEXT.close}
        onLeave={onClose}
      >
        {(report) => <Reported report={report} onClose={onClose} />}
      </OpeningView>
    </Dialog>
  );
}

interface ReportProps {
  readonly report: Drill;
  readonly onClose: () => void;
}

/** The report again, after the drill's own dialog was closed. */
export function DrillReportDialog({ report, onClose }: ReportProps) {
  return (
    <Dialog title={DRILL_TEXT.report} onClose={onClose}>
      <Reported report={report} onClose={onClose} />
    </Dialog>
  );
}

function Reported({ report, onClose }: ReportProps) {
  const { counts, documentsWhole, documentsFaulty } = report;
  return (
    <>
      <div className="modal__body">
        <DrillVerdict report={report} />
        <dl className="facts facts--wrap backup-facts">
          <dt>{DRILL_TEXT.finishedAt}</dt>
          <dd>
            <At at={report.finishedAt} />
          </dd>
          <dt>{DRILL_TEXT.madeAt}</dt>
          <dd>
            <At at={report.madeAt} />
          </dd>
          <dt>{DRILL_TEXT.database}</dt>
          <dd>
            <Verdict isWhole={report.isDatabaseWhole} />
          </dd>
          <dt>{DRILL_TEXT.trail}</dt>
          <dd>
            <Verdict isWhole={report.isTrailWhole} />
          </dd>
          <dt>{DRILL_TEXT.documents}</dt>
          <dd>
            <Verdict
              isWhole={documentsFaulty === 0}
              words={
                documentsFaulty === 0
                  ? DRILL_TEXT.documentsWhole(documentsWhole)
                  : DRILL_TEXT.documentsFaulty(documentsWhole, documentsFaulty)
              }
            />
          </dd>
          {(['ngos', 'people', 'accounts', 'acts'] as const).map((what) => (
            <Count key={what} label={PREVIEW_TEXT.counts[what]} count={counts[what]} />
          ))}
          <dt>{DRILL_TEXT.took}</dt>
          <dd>{tookWords(report.tookMs)}</dd>
        </dl>
      </div>
      <div className="modal__foot">
        <Button look="primary" onClick={onClose}>
          {DRILL_TEXT.close}
        </Button>
      </div>
    </>
  );
}

function Count({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{formatCount(count)}</dd>
    </>
  );
}

function DrillVerdict({ report }: { readonly report: Drill }) {
  return isWhole(report) ? (
    <Said tone="ok" title={DRILL_TEXT.passed} text={DRILL_TEXT.passedText(tookWords(report.tookMs))} />
  ) : (
    <Said tone="bad" title={DRILL_TEXT.failed} text={DRILL_TEXT.failedText} />
  );
}

interface VerdictProps {
  readonly isWhole: boolean;
  readonly words?: string;
}

function Verdict({ isWhole: isGood, words }: VerdictProps) {
  const Icon = isGood ? CircleCheck : CircleX;
  return (
    <span className={isGood ? 'state state--ok' : 'state state--bad'}>
      <Icon className="icon" aria-hidden="true" />
      <span>{words ?? (isGood ? DRILL_TEXT.whole : DRILL_TEXT.faulty)}</span>
    </span>
  );
}
