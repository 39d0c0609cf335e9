import { CalendarClock, CircleCheck, History, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Parameter, ParameterName } from '../../../shared/features/settings/contract.ts';
import { DEFAULTS } from '../../../shared/features/settings/rules.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { Day, OrNone } from '../../kit/persian.tsx';
import { Answered } from '../../kit/states.tsx';
import { useAsk } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { SetParameterDialog } from './parameter-dialog.tsx';
import { type HistoryRow, historyOf } from './parameter-history.ts';
import { SectionHead } from './section-head.tsx';
import { PARAMETER_TEXT, PARAMETER_WORDS, SETTINGS_TEXT, valueText } from './text.fa.ts';

const LEGAL: readonly ParameterName[] = [
  'permit_validity_years',
  'board_term_years',
  'auditor_term_years',
  'minimum_founders',
  'founder_minimum_age',
  'annual_report_months',
];

export function LegalSection() {
  return <ParameterSection title={SETTINGS_TEXT.legal} about={PARAMETER_TEXT.legalAbout} names={LEGAL} />;
}

export function WindowsSection() {
  return (
    <ParameterSection
      title={SETTINGS_TEXT.windows}
      about={PARAMETER_TEXT.windowsAbout}
      names={['expiry_windows_days']}
    />
  );
}

export function LockSection() {
  return (
    <ParameterSection
      title={SETTINGS_TEXT.lock}
      about={PARAMETER_TEXT.lockAbout}
      names={['lock_after_minutes']}
    />
  );
}

interface ParameterSectionProps {
  readonly title: string;
  readonly about: string;
  readonly names: readonly ParameterName[];
}

/** Dated values with their history; the one that holds today is marked. */
function ParameterSection({ title, about, names }: ParameterSectionProps) {
  const { can, today } = useMyself();
  const answer = useAsk(['settings.listParameters'], (office) => office.settings.listParameters({}));
  const [setting, set] = useState<ParameterName | null>(null);
  const canChange = can('settings.write') || can('office.manage');
  return (
    <>
      <SectionHead title={title} about={about} canChange={canChange} />
      <Answered answer={answer}>
        {(parameters) => (
          <table className="grid work values">
            <thead>
              <tr>
                <th scope="col">{PARAMETER_TEXT.value}</th>
                <th scope="col">{PARAMETER_TEXT.from}</th>
                <th scope="col" className="values__basis">
                  {PARAMETER_TEXT.basis}
                </th>
                <th scope="col">{PARAMETER_TEXT.state}</th>
              </tr>
            </thead>
            {names.map((name) => (
              <tbody key={name}>
                <tr className="group">
                  <th scope="rowgroup" colSpan={3}>
                    <span>{PARAMETER_WORDS[name].name}</span> <i>{PARAMETER_WORDS[name].about}</i>
                  </th>
                  <td>
                    {canChange && (
                      <Button
                        look="act"
                        small
                        icon={Plus}
                        aria-label={PARAMETER_TEXT.addOf(PARAMETER_WORDS[name].name)}
                        onClick={() => set(name)}
                      >
                        {PARAMETER_TEXT.add}
                      </Button>
                    )}
                  </td>
                </tr>
                <Values name={name} rows={historyOf(parameters, name, today)} />
              </tbody>
            ))}
          </table>
        )}
      </Answered>
      {setting !== null && <SetParameterDialog name={setting} onClose={() => set(null)} />}
    </>
  );
}

const STATES = {
  holds: { tone: 'ok', icon: CircleCheck, word: PARAMETER_TEXT.holds },
  ahead: { tone: 'info', icon: CalendarClock, word: PARAMETER_TEXT.ahead },
  past: { tone: 'idle', icon: History, word: PARAMETER_TEXT.past },
} as const;

function Values({ name, rows }: { readonly name: ParameterName; readonly rows: readonly HistoryRow[] }) {
  const { unit, value } = DEFAULTS[name];
  const isDefaultOnly = rows.every(({ state }) => state === 'ahead');
  return (
    <>
      {rows.map(({ parameter, state }) => (
        <ValueRow key={parameter.effectiveFrom} parameter={parameter} unit={unit} state={state} />
      ))}
      {isDefaultOnly && (
        <tr>
          <th scope="row">{valueText(value, unit)}</th>
          <td>
            <Day on={null} />
          </td>
          <td>{PARAMETER_TEXT.default}</td>
          <td>
            <State state="holds" />
          </td>
        </tr>
      )}
    </>
  );
}

interface ValueRowProps {
  readonly parameter: Parameter;
  readonly unit: (typeof DEFAULTS)[ParameterName]['unit'];
  readonly state: HistoryRow['state'];
}

function ValueRow({ parameter, unit, state }: ValueRowProps) {
  return (
    <tr className={state === 'past' ? 'is-off' : undefined}>
      <th scope="row">{valueText(parameter.value, unit)}</th>
      <td>
        <Day on={parameter.effectiveFrom} />
      </td>
      <td title={toPersianDigits(parameter.basis)}>
        <OrNone>{parameter.basis}</OrNone>
      </td>
      <td>
        <State state={state} />
      </td>
    </tr>
  );
}

function State({ state }: { readonly state: HistoryRow['state'] }) {
  const { tone, icon: Icon, word } = STATES[state];
  return (
    <span className={`state state--${tone}`}>
      <Icon className="icon" aria-hidden="true" />
      {word}
    </span>
  );
}
