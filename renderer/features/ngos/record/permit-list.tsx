import type { NgoRecord, Permit } from '../../../../shared/features/ngos/records.ts';
import { PERMIT_ACT_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { atType } from '../../../kit/at-type.ts';
import { Button } from '../../../kit/button.tsx';
import { Day, Num, OrNone } from '../../../kit/persian.tsx';
import { Empty } from '../../../kit/states.tsx';
import { PermitStateMark } from '../permit-state.tsx';
import { RECORD_TEXT } from './words.fa.ts';

const KINDS = { issue: RECORD_TEXT.issue, renewal: RECORD_TEXT.renewal } as const;

function No({ permit }: { readonly permit: Permit }) {
  return permit.facts.permitNo === '' ? <OrNone>{null}</OrNone> : <Num>{permit.facts.permitNo}</Num>;
}

/** The permits in the overview, the newest first. */
export function PermitsInShort({ record }: { readonly record: NgoRecord }) {
  if (record.permits.length === 0) return null;
  return (
    <section aria-labelledby="record-permits">
      <h2 id="record-permits">{RECORD_TEXT.permits}</h2>
      <table className="list">
        <colgroup>
          <col style={{ inlineSize: atType(92) }} />
          <col style={{ inlineSize: atType(48) }} />
          <col style={{ inlineSize: atType(88) }} />
          <col style={{ inlineSize: atType(88) }} />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{RECORD_TEXT.permitNo}</th>
            <th scope="col">{RECORD_TEXT.permitKind}</th>
            <th scope="col">{RECORD_TEXT.issuedOn}</th>
            <th scope="col">{RECORD_TEXT.validUntil}</th>
            <th scope="col">{RECORD_TEXT.state}</th>
          </tr>
        </thead>
        <tbody>
          {[...record.permits].reverse().map((permit) => (
            <tr key={permit.id}>
              <th scope="row" className="num">
                <No permit={permit} />
              </th>
              <td>{KINDS[permit.kind]}</td>
              <td className="num">
                <Day on={permit.facts.issuedOn} />
              </td>
              <td className="num">
                <Day on={permit.facts.validUntil} />
              </td>
              <td>
                <PermitStateMark state={permit.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface PermitListProps {
  readonly record: NgoRecord;
  readonly canEdit: boolean;
  readonly canIssue: boolean;
  readonly onIssue: () => void;
  readonly onCorrect: (permit: Permit) => void;
}

/** Every permit with its papers and what was done to it. */
export function PermitList({ record, canEdit, canIssue, onIssue, onCorrect }: PermitListProps) {
  if (record.permits.length === 0) {
    return (
      <Empty title={RECORD_TEXT.noPermits} text={RECORD_TEXT.noPermitsText}>
        {canIssue && <Button onClick={onIssue}>{RECORD_TEXT.issue}…</Button>}
      </Empty>
    );
  }
  return (
    <table className="list list--wide">
      <colgroup>
        <col style={{ inlineSize: '11%' }} />
        <col style={{ inlineSize: atType(68) }} />
        <col style={{ inlineSize: '16%' }} />
        <col style={{ inlineSize: atType(101) }} />
        <col style={{ inlineSize: atType(101) }} />
        <col style={{ inlineSize: '12%' }} />
        <col style={{ inlineSize: '13%' }} />
        <col />
        {canEdit && <col style={{ inlineSize: atType(126) }} />}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{RECORD_TEXT.permitNo}</th>
          <th scope="col">{RECORD_TEXT.permitKind}</th>
          <th scope="col">{RECORD_TEXT.issuer}</th>
          <th scope="col">{RECORD_TEXT.issuedOn}</th>
          <th scope="col">{RECORD_TEXT.validUntil}</th>
          <th scope="col">{RECORD_TEXT.state}</th>
          <th scope="col">
            {RECORD_TEXT.letterNo}، {RECORD_TEXT.resolutionNo}
          </th>
          <th scope="col">{RECORD_TEXT.permitActs}</th>
          {canEdit && (
            <th scope="col">
              <span className="vh">{RECORD_TEXT.correctPermit}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {[...record.permits].reverse().map((permit) => (
          <tr key={permit.id}>
            <th scope="row" className="num">
              <No permit={permit} />
            </th>
            <td>{KINDS[permit.kind]}</td>
            <td>
              <OrNone>{permit.issuerName}</OrNone>
            </td>
            <td className="num">
              <Day on={permit.facts.issuedOn} />
            </td>
            <td className="num">
              <Day on={permit.facts.validUntil} />
            </td>
            <td>
              <PermitStateMark state={permit.state} />
              {permit.statedStatus !== null && (
                <div className="faint">{RECORD_TEXT.statedInSheet(permit.statedStatus)}</div>
              )}
            </td>
            <td>
              <OrNone>
                {[permit.facts.letterNo, permit.facts.resolutionNo].filter((one) => one !== '').join('، ')}
              </OrNone>
            </td>
            <td>
              <Acts acts={permit.acts} />
            </td>
            {canEdit && (
              <td>
                <Button look="act" small onClick={() => onCorrect(permit)}>
                  {RECORD_TEXT.correctPermit}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Acts({ acts }: { readonly acts: Permit['acts'] }) {
  if (acts.length === 0) return <OrNone>{null}</OrNone>;
  return (
    <ul>
      {acts.map(({ kind, on, reason, letterNo }, index) => (
        <li key={index}>
          {PERMIT_ACT_WORDS[kind]}، <Day on={on} />
          {(reason !== '' || letterNo !== '') && (
            <span className="quiet">
              {' '}
              ({toPersianDigits([reason, letterNo].filter((one) => one !== '').join('، '))})
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
