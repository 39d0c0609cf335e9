import {
  CircleCheck,
  CircleX,
  FileSearch,
  FileSpreadsheet,
  History,
  ListX,
  LogIn,
  TriangleAlert,
  Wrench,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { RescueReport } from '../../shared/features/rescue/contract.ts';
import { At } from '../kit/at.tsx';
import { Button } from '../kit/button.tsx';
import { Sentence } from '../kit/sentence.tsx';
import { Gate } from '../shell/gate.tsx';
import { ContinueDialog } from './continue-dialog.tsx';
import { FaultyDialog } from './faulty-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { SignInDialog } from './sign-in-dialog.tsx';
import { useSaving } from './saving.ts';
import { RESCUE_TEXT as text, STATE_WORDS } from './text.fa.ts';

/** An administrator who has signed in here. */
export interface Pass {
  readonly pass: string;
  readonly fullName: string;
}

type Wanted = 'export' | 'faulty' | 'continue' | 'restore';

const WITHOUT_FILES = {
  without: 'files',
  title: text.continue,
  about: text.continueText,
  button: text.continueButton,
} as const;
const WITHOUT_ACTS = {
  without: 'lastActs',
  title: text.continueActs,
  about: text.continueActsText,
  button: text.continueActsButton,
} as const;

/** What is whole, what is not, and what can be done about it. */
export function RescuePage({ report }: { readonly report: RescueReport }) {
  const [pass, setPass] = useState<Pass | null>(null);
  /** What was asked for and waits for an administrator. */
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [open, setOpen] = useState<Exclude<Wanted, 'export'> | null>(null);
  const saving = useSaving();
  const needsPass = report.access === 'administrator' && pass === null;
  const { missing, altered } = report.documents;
  const going = report.problem === 'last_acts_lost' ? WITHOUT_ACTS : WITHOUT_FILES;

  function begin(what: Wanted, by: Pass | null) {
    if (what === 'export') void saving.exportReadable(by?.pass ?? null);
    else setOpen(what);
  }

  function want(what: Wanted) {
    if (needsPass) setWanted(what);
    else begin(what, pass);
  }

  return (
    <Gate title={text.title} office={report.officeTitle ?? undefined} isWide>
      <div className="notice notice--bad rescue__problem" role="alert">
        <CircleX className="icon" aria-hidden="true" />
        <div>
          <b>{report.what}</b>
          <p>
            <Sentence text={report.remedy} />
          </p>
        </div>
        <a className="btn btn--primary" href="/">
          {text.again}
        </a>
      </div>
      <p className="gate__text">{text.readOnly}</p>
      <dl className="facts">
        <dt>{text.folder}</dt>
        <dd>
          <code dir="ltr">{report.folder}</code>
        </dd>
      </dl>

      <h2 className="rescue__head">{text.state}</h2>
      <States report={report} />

      <h2 className="rescue__head">{text.ways}</h2>
      <Access report={report} pass={pass} />
      <div className="ways">
        {report.canRestore && (
          <Way icon={History} title={text.restore} about={text.restoreText}>
            <Button onClick={() => want('restore')}>{text.restoreButton}</Button>
          </Way>
        )}
        {report.canContinue && (
          <Way icon={Wrench} title={going.title} about={going.about}>
            <Button onClick={() => want('continue')}>{going.button}</Button>
          </Way>
        )}
        {missing + altered > 0 && (
          <Way icon={ListX} title={text.faulty} about={text.faultyText}>
            <Button onClick={() => want('faulty')}>{text.faultyButton}</Button>
          </Way>
        )}
        <Way icon={FileSpreadsheet} title={text.export} about={saving.progress ?? text.exportText}>
          <Button
            isBusy={saving.busy === 'export'}
            disabled={report.database.state === 'unreadable'}
            onClick={() => want('export')}
          >
            {text.exportButton}
          </Button>
        </Way>
        <Way icon={FileSearch} title={text.diagnostics} about={text.diagnosticsText}>
          <Button isBusy={saving.busy === 'diagnostics'} onClick={() => void saving.saveDiagnostics()}>
            {text.diagnosticsButton}
          </Button>
        </Way>
      </div>

      {wanted !== null && (
        <SignInDialog
          onClose={() => setWanted(null)}
          onSignedIn={(by) => {
            setPass(by);
            setWanted(null);
            begin(wanted, by);
          }}
        />
      )}
      {open === 'faulty' && <FaultyDialog pass={pass?.pass ?? null} onClose={() => setOpen(null)} />}
      {open === 'continue' && (
        <ContinueDialog without={going.without} pass={pass?.pass ?? null} onClose={() => setOpen(null)} />
      )}
      {open === 'restore' && <RestoreDialog pass={pass?.pass ?? null} onClose={() => setOpen(null)} />}
    </Gate>
  );
}

function States({ report }: { readonly report: RescueReport }) {
  const { database, documents } = report;
  const rows = database.kinds.reduce((sum, kind) => sum + kind.rows, 0);
  const said =
    database.state === 'whole'
      ? text.databaseWhole(rows)
      : database.state === 'partial'
        ? text.databasePartial(rows)
        : database.size === 0
          ? text.databaseAbsent
          : text.databaseUnreadable;
  const faultyKinds = database.kinds.filter(({ state }) => state !== 'whole').map(({ name }) => name);
  const isFaulty = documents.missing + documents.altered > 0;
  return (
    <>
      <State
        tone={database.state === 'whole' ? 'ok' : database.state === 'partial' ? 'warn' : 'bad'}
        name={text.database}
      >
        {said} {database.state === 'partial' && faultyKinds.length > 0 && text.faultyKinds(faultyKinds)}{' '}
        {database.isWithoutLastActs && text.withoutLastActs}
        {report.problem === 'last_acts_lost' && report.lastActAt !== null && (
          <>
            {text.lastAct}
            <At at={report.lastActAt} />
            {text.lastActEnd}
          </>
        )}
      </State>
      <State tone={documents.recorded === null ? 'warn' : isFaulty ? 'bad' : 'ok'} name={text.documents}>
        {documents.recorded === null
          ? text.documentsUnknown
          : isFaulty
            ? text.documentsFaulty(documents.missing, documents.altered)
            : text.documentsWhole(documents.recorded)}
      </State>
      {database.state !== 'unreadable' && <Kinds report={report} />}
    </>
  );
}

const TONES = { ok: CircleCheck, warn: TriangleAlert, bad: CircleX } as const;

interface StateProps {
  readonly tone: keyof typeof TONES;
  readonly name: string;
  readonly children: ReactNode;
}

function State({ tone, name, children }: StateProps) {
  const Icon = TONES[tone];
  return (
    <div className={`notice notice--${tone}`}>
      <Icon className="icon" aria-hidden="true" />
      <div>
        <b>{name}</b>
        <p>{children}</p>
      </div>
    </div>
  );
}

function Kinds({ report }: { readonly report: RescueReport }) {
  const { kinds } = report.database;
  return (
    <details className="rescue__kinds">
      <summary>{text.details}</summary>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{text.kind}</th>
            <th scope="col">{text.rows}</th>
            <th scope="col">{text.kindState}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind.name} className={kind.state === 'whole' ? undefined : 'rescue__faulty'}>
              <th scope="row">{kind.name}</th>
              <td>
                <span className="n">{text.figures(kind.rows)}</span>
              </td>
              <td>{STATE_WORDS[kind.state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Access({ report, pass }: { readonly report: RescueReport; readonly pass: Pass | null }) {
  if (pass !== null) {
    return (
      <p className="f__note">
        <LogIn className="icon" aria-hidden="true" />
        <span>{text.signedIn(pass.fullName)}</span>
      </p>
    );
  }
  const said = report.isSample
    ? text.accessSample
    : report.access === 'anybody'
      ? text.accessAnybody
      : text.accessAdministrator;
  const isOpen = report.access === 'anybody' && !report.isSample;
  return (
    <p className={isOpen ? 'f__note f__note--warn' : 'f__note'}>
      {isOpen ? (
        <TriangleAlert className="icon" aria-hidden="true" />
      ) : (
        <LogIn className="icon" aria-hidden="true" />
      )}
      <span>{said}</span>
    </p>
  );
}

interface WayProps {
  readonly icon: typeof FileSearch;
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

function Way({ icon: Icon, title, about, children }: WayProps) {
  return (
    <section>
      <Icon className="icon" aria-hidden="true" />
      <div>
        <h3>{title}</h3>
        <p>{about}</p>
      </div>
      {children}
    </section>
  );
}
