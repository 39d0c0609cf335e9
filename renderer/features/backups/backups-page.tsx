import { FileSearch, HardDriveDownload, LifeBuoy, PackageCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { Button } from '../../kit/button.tsx';
import { Menu } from '../../kit/menu.tsx';
import { PageHead } from '../../kit/page.tsx';
import { Answered, Empty } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useOffice } from '../../shell/office.tsx';
import { BackupsTable, type Item } from './backups-table.tsx';
import type { Drill } from './drill-dialog.tsx';
import { useMaking } from './making.ts';
import { type Open, PageDialogs } from './page-dialogs.tsx';
import { Progress } from './progress.tsx';
import { PREVIEW_TEXT } from './restore-text.fa.ts';
import { StateStrip } from './state-strip.tsx';
import { DrillStrip, FailureStrip } from './strips.tsx';
import { BACKUP_TEXT } from './text.fa.ts';
import { momentWords } from './words.fa.ts';
import { type SeenWork, useWork } from './work.ts';

/** A stick comes and goes without anything being done here. */
const LOOK_EVERY_MS = 10_000;

/** Backups as the office's administrator keeps them: how things stand, what there is, and the way back. */
export function BackupsPage() {
  const { office: state } = useMyself();
  const summary = useAsk(['backups.getSummary'], (client) => client.backups.getSummary({}), {
    refetchEvery: LOOK_EVERY_MS,
  });
  const list = useAsk(['backups.listBackups'], (client) => client.backups.listBackups({}));
  const making = useMaking();
  const seen = useWork(making.isBusy);
  const asked = useAsked(making.backUp);
  const [chosen, setOpen] = useState<Open | null>(null);
  const [report, setReport] = useState<Drill | null>(null);
  const open: Open | null = chosen ?? (asked.isCopy ? { dialog: 'copy' } : null);
  const items = list.data ?? [];
  const isBusy = seen !== null || making.isBusy;

  function close() {
    setOpen(null);
    asked.forget();
  }

  function preview({ place, name, madeAt }: Item) {
    const title = PREVIEW_TEXT.title(momentWords(madeAt));
    setOpen({ dialog: 'preview', backup: { from: 'set', place, name }, title });
  }

  return (
    <>
      <PageHead title={BACKUP_TEXT.title} sub={state.isSample ? BACKUP_TEXT.subSample : BACKUP_TEXT.sub}>
        <OtherActs items={items} isBusy={isBusy} onOpen={setOpen} />
        <Button
          look="primary"
          icon={HardDriveDownload}
          isBusy={making.isBusy}
          disabled={isBusy}
          onClick={() => void making.backUp()}
        >
          {BACKUP_TEXT.now}
        </Button>
      </PageHead>
      <Answered answer={summary} rows={3}>
        {(shown) => (
          <>
            <FailureStrip failure={shown.lastFailure} />
            <StateStrip
              summary={shown}
              onSecondPlace={() => setOpen({ dialog: 'second' })}
              onEncryption={() => setOpen({ dialog: 'passphrase' })}
            />
          </>
        )}
      </Answered>
      <UnderWay seen={seen} />
      <DrillStrip
        report={report}
        onShow={() => setOpen({ dialog: 'report' })}
        onClose={() => setReport(null)}
      />
      <Answered answer={list} rows={8}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon={HardDriveDownload} title={BACKUP_TEXT.emptyTitle} text={BACKUP_TEXT.emptyText} />
          ) : (
            <>
              <div className="scroll" tabIndex={0} role="region" aria-label={BACKUP_TEXT.list}>
                <BackupsTable
                  items={rows}
                  isBusy={isBusy}
                  onPreview={preview}
                  onDrill={(one) => setOpen({ dialog: 'drill', chosen: one })}
                />
              </div>
              <Foot rows={rows} dataFolder={summary.data?.dataFolder ?? ''} />
            </>
          )
        }
      </Answered>
      <PageDialogs
        open={open}
        summary={summary.data}
        items={items}
        report={report}
        onOpen={setOpen}
        onReport={setReport}
        onCopyBegun={(name, after) => {
          close();
          making.copyBegun(name, after);
        }}
        onClose={close}
      />
    </>
  );
}

interface OtherActsProps {
  readonly items: readonly Item[];
  readonly isBusy: boolean;
  readonly onOpen: (open: Open) => void;
}

function OtherActs({ items, isBusy, onOpen }: OtherActsProps) {
  const newest = items.find(({ place }) => place === 'own') ?? items[0];
  return (
    <Menu
      label={BACKUP_TEXT.otherActs}
      isDisabled={isBusy}
      items={[
        {
          key: 'copy',
          label: BACKUP_TEXT.copy,
          icon: PackageCheck,
          onChoose: () => onOpen({ dialog: 'copy' }),
        },
        {
          key: 'file',
          label: BACKUP_TEXT.fromFile,
          icon: FileSearch,
          onChoose: () => onOpen({ dialog: 'file' }),
        },
        {
          key: 'drill',
          label: BACKUP_TEXT.drill,
          icon: LifeBuoy,
          ...(newest === undefined ? { isDisabled: true, why: BACKUP_TEXT.drillNeedsOne } : {}),
          onChoose: () => newest && onOpen({ dialog: 'drill', chosen: newest }),
        },
      ]}
    />
  );
}

/** A backup or a copy; what a dialog began is shown there. */
function UnderWay({ seen }: { readonly seen: SeenWork | null }) {
  const office = useOffice();
  if (seen === null || (seen.work.kind !== 'backup' && seen.work.kind !== 'copy')) return null;
  return (
    <div className="backup-strip">
      <Progress seen={seen} onStop={() => void office.backups.stopWork({}).catch(() => undefined)} />
    </div>
  );
}

function Foot({ rows, dataFolder }: { readonly rows: readonly Item[]; readonly dataFolder: string }) {
  const own = rows.filter(({ place }) => place === 'own').length;
  return (
    <div className="grid-foot">
      <span title={BACKUP_TEXT.kept}>{BACKUP_TEXT.foot(own, rows.length - own)}</span>
      <span className="push cut">
        {BACKUP_TEXT.dataFolder}{' '}
        <bdi dir="ltr" title={dataFolder}>
          {dataFolder}
        </bdi>
      </span>
    </div>
  );
}

/** The palette leads here to back up at once, or to make a copy. */
function useAsked(backUp: () => Promise<void>): { readonly isCopy: boolean; readonly forget: () => void } {
  const { state } = useLocation() as { readonly state: unknown };
  const navigate = useNavigate();
  const open = typeof state === 'object' && state !== null && 'open' in state ? state.open : null;
  const isBackup = open === 'backup';
  useEffect(() => {
    if (!isBackup) return;
    // First forgotten, so that coming back to this place does not do it again.
    void navigate('/backups', { replace: true });
    void backUp();
  }, [isBackup, backUp, navigate]);
  return {
    isCopy: open === 'copy',
    forget: () => {
      if (open !== null) void navigate('/backups', { replace: true });
    },
  };
}
