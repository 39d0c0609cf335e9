import { SearchX } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { NgoId } from '../../../shared/features/ngos/fields.ts';
import { type Lack, nextAct } from '../../../shared/features/ngos/next-act.ts';
import type { NgoDocument, NgoRecord } from '../../../shared/features/ngos/records.ts';
import { formatCount } from '../../../shared/text/digits.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { PageHead } from '../../kit/page.tsx';
import { Answered, Empty } from '../../kit/states.tsx';
import { Refused, useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { useOffice } from '../../shell/office.tsx';
import { rememberRecent } from '../palette/recent.ts';
import { PaperPreview } from '../prints/paper-preview.tsx';
import { ActDialog, type OpenAct, mayAct, permitActs } from './acts/open-act.tsx';
import { useParameters } from './acts/parameters.ts';
import { NGO_ERRORS } from './errors.fa.ts';
import { BodiesInShort } from './record/body-list.tsx';
import { BodyTables } from './record/body-table.tsx';
import { DocumentList, DocumentsInShort, DocumentsSummary, documentName } from './record/document-list.tsx';
import { FactList } from './record/fact-list.tsx';
import { FlagList } from './record/flag-list.tsx';
import { RecordHead } from './record/head.tsx';
import { NextLine } from './record/next-line.tsx';
import { PermitList, PermitsInShort } from './record/permit-list.tsx';
import { isSitting } from './record/seats.ts';
import { History, Timeline } from './record/timeline.tsx';
import { useFocusKept } from './record/focus.ts';
import { RECORD_TEXT } from './record/words.fa.ts';
import { NGO_TEXT } from './text.fa.ts';

/** One NGO: its state and next act, its facts, permits, people, papers and history. */
export function NgoRecordPage() {
  const params = useParams();
  const id = NgoId.safeParse(Number(params['ngoId']));
  return id.success ? <Asked key={id.data} ngoId={id.data} /> : <NotHere />;
}

function Asked({ ngoId }: { readonly ngoId: NgoId }) {
  const answer = useAsk(['ngos.getNgo', ngoId], (office) => office.ngos.getNgo({ ngoId }));
  if (answer.error instanceof Refused && answer.error.code === 'ngo_not_found') return <NotHere />;
  return (
    <Answered answer={answer} rows={14}>
      {(record) => <Record record={record} />}
    </Answered>
  );
}

function NotHere() {
  return (
    <>
      <PageHead title={NGO_TEXT.notFound} crumbs={[{ to: '/ngos', label: NGO_TEXT.list }]} />
      <Empty icon={SearchX} title={NGO_TEXT.notFound} text={NGO_TEXT.notFoundText}>
        <ButtonLink to="/ngos">{NGO_TEXT.toList}</ButtonLink>
      </Empty>
    </>
  );
}

const TABS = ['overview', 'permits', 'bodies', 'documents', 'history'] as const;
type Tab = (typeof TABS)[number];

type Preview = { readonly kind: 'sheet' } | { readonly kind: 'document'; readonly document: NgoDocument };

/** How many events stand beside the overview. */
const BESIDE = 12;

function Record({ record }: { readonly record: NgoRecord }) {
  const { myself, today, can } = useMyself();
  useEffect(() => rememberRecent(myself.accountId, record.id), [myself.accountId, record.id]);
  const office = useOffice();
  const { search } = useLocation();
  const [params, setParams] = useSearchParams();
  const windowDays = useParameters(today).widestWindow;
  const [open, setOpen] = useState<OpenAct | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const asked = params.get('tab');
  const tab: Tab = TABS.find((one) => one === asked) ?? 'overview';
  const next = nextAct(record, today);
  const canEdit = record.lifecycle === 'active' && can('ngo.write');
  const whole = useRef<HTMLDivElement>(null);
  useFocusKept(whole, open !== null || preview !== null);
  const show = (one: Tab) => setParams(one === 'overview' ? {} : { tab: one });

  function mend({ kind }: Lack) {
    show(kind === 'board' || kind === 'auditor' ? 'bodies' : 'documents');
  }

  function dropped(event: DragEvent) {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file && canEdit) setOpen({ act: 'addDocument', typeId: null, file });
  }

  const documents = {
    record,
    canEdit,
    onAdd: (typeId: NgoDocument['typeId'] | null) => setOpen({ act: 'addDocument', typeId, file: null }),
    onOpen: (document: NgoDocument) => setPreview({ kind: 'document', document }),
  };
  return (
    <div ref={whole} className="record-page" onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      <RecordHead
        record={record}
        next={next}
        search={search}
        onAct={setOpen}
        onPrint={() => setPreview({ kind: 'sheet' })}
      />
      <NextLine record={record} next={next} onLack={mend} />
      <FlagList
        flags={record.flags}
        today={today}
        canEdit={can('ngo.write')}
        onClear={(flag) => setOpen({ act: 'clearFlag', flag })}
      />
      <Tabs record={record} tab={tab} />
      {tab === 'overview' && (
        <div className="record" tabIndex={0} role="region" aria-label={NGO_TEXT.tabs[tab]}>
          <div className="col">
            <FactList
              record={record}
              canSeePersonal={can('personal.read')}
              canEdit={canEdit}
              onEditContact={() => setOpen({ act: 'updateContact' })}
              onEditOwn={() => setOpen({ act: 'setOwnValues' })}
            />
            <PermitsInShort record={record} />
          </div>
          <div className="col">
            <BodiesInShort record={record} today={today} windowDays={windowDays} />
            <DocumentsInShort {...documents} />
          </div>
          <aside className="col col--side" aria-labelledby="record-timeline">
            <Timeline timeline={record.timeline} limit={BESIDE} onWhole={() => show('history')} />
          </aside>
        </div>
      )}
      {tab !== 'overview' && (
        <div className="record-part" tabIndex={0} role="region" aria-label={NGO_TEXT.tabs[tab]}>
          {tab === 'permits' && (
            <PermitList
              record={record}
              canEdit={canEdit}
              canIssue={canEdit && permitActs(record).some(({ act }) => act === 'issuePermit')}
              onIssue={() => setOpen({ act: 'issuePermit' })}
              onCorrect={(permit) => setOpen({ act: 'correctPermit', permit })}
            />
          )}
          {tab === 'bodies' && (
            <>
              {canEdit && record.members.length > 0 && (
                <div className="part-bar">
                  <Button small onClick={() => setOpen({ act: 'appointMember', body: 'board' })}>
                    {RECORD_TEXT.appoint}
                  </Button>
                </div>
              )}
              <BodyTables
                record={record}
                today={today}
                windowDays={windowDays}
                canEdit={canEdit}
                onAppoint={(body) => setOpen({ act: 'appointMember', body })}
                onEnd={(seat) => setOpen({ act: 'endMembership', seat })}
                onCorrect={(seat) => setOpen({ act: 'correctMembership', seat })}
              />
            </>
          )}
          {tab === 'documents' && (
            <>
              <div className="part-bar">
                {canEdit && (
                  <Button small onClick={() => documents.onAdd(null)}>
                    {RECORD_TEXT.addDocument}
                  </Button>
                )}
                <span className="quiet">
                  <DocumentsSummary record={record} />
                </span>
              </div>
              <DocumentList
                {...documents}
                onRetire={(document) => setOpen({ act: 'retireDocument', document })}
              />
            </>
          )}
          {tab === 'history' && <History timeline={record.timeline} />}
        </div>
      )}
      {open !== null && mayAct(open.act, can) && (
        <ActDialog open={open} record={record} onClose={() => setOpen(null)} />
      )}
      {preview !== null && (
        <PaperPreview
          title={
            preview.kind === 'sheet' ? NGO_TEXT.printTitle(record.facts.name) : documentName(preview.document)
          }
          make={() =>
            preview.kind === 'sheet'
              ? office.prints.printNgo({ ngoId: record.id })
              : office.ngos.openDocument({ ngoId: record.id, documentId: preview.document.id })
          }
          errors={NGO_ERRORS}
          onClose={() => setPreview(null)}
        />
      )}
    </div>
  );
}

function Tabs({ record, tab }: { readonly record: NgoRecord; readonly tab: Tab }) {
  const counts: Readonly<globalThis.Record<Tab, number | null>> = {
    overview: null,
    permits: record.permits.length,
    bodies: record.members.filter(isSitting).length,
    documents: record.documents.filter(({ isRetired }) => !isRetired).length,
    history: record.timeline.length,
  };
  return (
    <nav className="tabs" aria-label={NGO_TEXT.sections}>
      {TABS.map((one) => (
        <Link
          key={one}
          className="tab"
          to={one === 'overview' ? '?' : `?tab=${one}`}
          aria-current={one === tab ? 'true' : undefined}
        >
          {NGO_TEXT.tabs[one]}
          {counts[one] !== null && <i> {formatCount(counts[one])}</i>}
        </Link>
      ))}
    </nav>
  );
}
