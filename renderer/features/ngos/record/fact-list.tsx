import { ChevronLeft } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { NgoRecord } from '../../../../shared/features/ngos/records.ts';
import { KIND_WORDS, SCOPE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { formatMobile, formatPostalCode } from '../../../../shared/text/identifiers.ts';
import { Button } from '../../../kit/button.tsx';
import { Day, Num } from '../../../kit/persian.tsx';
import { NGO_TEXT } from '../text.fa.ts';
import { isSitting } from './seats.ts';
import { RECORD_TEXT } from './words.fa.ts';

interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** Parts of one value, those that are there, with commas between. */
function Parts({ children }: { readonly children: readonly ReactNode[] }) {
  const there = children.filter((part) => part !== null && part !== '' && part !== false);
  return there.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && '، '}
      {part}
    </Fragment>
  ));
}

const number = (text: string) => text !== '' && <Num>{text}</Num>;

/** Only what is known: an empty line teaches nothing, and the form shows every field. */
function factsOf(record: NgoRecord, canSeePersonal: boolean): readonly Fact[] {
  const { facts, contact, shown, permits, formerValues } = record;
  const director = record.members.find((one) => isSitting(one) && one.term.role === 'executive_director');
  const issuer = permits[permits.length - 1]?.issuerName ?? null;
  const names = formerValues.filter(({ field }) => field === 'name');
  const all: readonly (Fact | null)[] = [
    names.length === 0
      ? null
      : {
          key: 'former',
          label: names.length > 1 ? RECORD_TEXT.formerNames : RECORD_TEXT.formerName,
          value: names.map(({ value, until, how }, index) => (
            <div key={index}>
              {toPersianDigits(value)}
              {until !== null && (
                <>
                  ، {RECORD_TEXT.to} <Day on={until} />
                </>
              )}
              {how === 'correction' && <span className="tag">{RECORD_TEXT.corrected}</span>}
            </div>
          )),
        },
    {
      key: 'kind',
      label: RECORD_TEXT.kind,
      value: (
        <Parts>
          {[
            shown.titleWord,
            [KIND_WORDS[facts.kind], facts.scopeLevel && SCOPE_WORDS[facts.scopeLevel]]
              .filter(Boolean)
              .join(' '),
          ]}
        </Parts>
      ),
    },
    shown.parent === null
      ? null
      : {
          key: 'parent',
          label: RECORD_TEXT.parent,
          value:
            facts.parentNgoId === null ? (
              shown.parent
            ) : (
              <Link className="link" to={`/ngos/${facts.parentNgoId}`}>
                {shown.parent}
              </Link>
            ),
        },
    shown.subjectPath.length === 0
      ? null
      : {
          key: 'subject',
          label: RECORD_TEXT.subject,
          value: shown.subjectPath.map((part, index) => (
            <Fragment key={index}>
              {index > 0 && <ChevronLeft className="icon sep" aria-hidden="true" />}
              {part}
            </Fragment>
          )),
        },
    issuer === null ? null : { key: 'issuer', label: RECORD_TEXT.issuer, value: issuer },
    facts.registrationNo === '' && facts.registrationOffice === '' && facts.registeredOn === null
      ? null
      : {
          key: 'registration',
          label: RECORD_TEXT.registration,
          value: (
            <Parts>
              {[
                number(facts.registrationNo),
                facts.registrationOffice,
                facts.registeredOn && <Day on={facts.registeredOn} />,
              ]}
            </Parts>
          ),
        },
    facts.legalId === null
      ? null
      : {
          key: 'legalId',
          label: RECORD_TEXT.legalId,
          value: (
            <>
              <Num>{facts.legalId}</Num>
              {facts.legalIdReason !== '' && (
                <span className="fact__note">{RECORD_TEXT.legalIdAccepted(facts.legalIdReason)}</span>
              )}
            </>
          ),
        },
    facts.gazetteNo === '' && facts.gazetteOn === null
      ? null
      : {
          key: 'gazette',
          label: RECORD_TEXT.gazette,
          value: <Parts>{[number(facts.gazetteNo), facts.gazetteOn && <Day on={facts.gazetteOn} />]}</Parts>,
        },
    director === undefined
      ? null
      : {
          key: 'director',
          label: RECORD_TEXT.director,
          value: (
            <Parts>
              {[
                director.person.fullName,
                director.person.mobile !== null && <Num>{formatMobile(director.person.mobile)}</Num>,
              ]}
            </Parts>
          ),
        },
    plain('trackingCode', RECORD_TEXT.trackingCode, number(facts.trackingCode)),
    plain(
      'memberCount',
      RECORD_TEXT.memberCount,
      facts.memberCount !== null && RECORD_TEXT.memberCountOf(facts.memberCount),
    ),
    plain(
      'lastAssembly',
      RECORD_TEXT.lastAssembly,
      facts.lastAssemblyOn !== null && <Day on={facts.lastAssemblyOn} />,
    ),
    plain(
      'lastReport',
      RECORD_TEXT.lastReport,
      facts.lastAnnualReportYear !== null && RECORD_TEXT.reportOf(facts.lastAnnualReportYear),
    ),
    plain(
      'branches',
      RECORD_TEXT.branches,
      record.branches.length > 0 && (
        <Parts>
          {record.branches.map(({ id, name }) => (
            <Link key={id} className="link" to={`/ngos/${id}`}>
              {name}
            </Link>
          ))}
        </Parts>
      ),
    ),
    plain('address', RECORD_TEXT.address, contact.address && toPersianDigits(contact.address)),
    plain('place', RECORD_TEXT.place, shown.place),
    plain(
      'postalCode',
      RECORD_TEXT.postalCode,
      contact.postalCode !== null && <Num>{formatPostalCode(contact.postalCode)}</Num>,
    ),
    plain('phones', RECORD_TEXT.phones, contact.phones.length > 0 && <Numbers of={contact.phones} />),
    plain(
      'mobiles',
      RECORD_TEXT.mobiles,
      canSeePersonal ? (
        contact.mobiles.length > 0 && <Numbers of={contact.mobiles.map(formatMobile)} />
      ) : (
        <span className="faint">{NGO_TEXT.masked}</span>
      ),
    ),
    plain('email', RECORD_TEXT.email, contact.email && <span className="n">{contact.email}</span>),
    plain('website', RECORD_TEXT.website, contact.website && <span className="n">{contact.website}</span>),
    plain(
      'description',
      RECORD_TEXT.description,
      contact.description && <span className="lines">{toPersianDigits(contact.description)}</span>,
    ),
  ];
  return all.filter((fact): fact is Fact => fact !== null);
}

function plain(key: string, label: string, value: ReactNode): Fact | null {
  return value === false || value === null || value === '' ? null : { key, label, value };
}

function Numbers({ of }: { readonly of: readonly string[] }) {
  return (
    <Parts>
      {of.map((one) => (
        <Num key={one}>{one}</Num>
      ))}
    </Parts>
  );
}

interface FactListProps {
  readonly record: NgoRecord;
  readonly canSeePersonal: boolean;
  readonly canEdit: boolean;
  readonly onEditContact: () => void;
  readonly onEditOwn: () => void;
}

/** What the office knows of the NGO itself; the columns of its own sheet last, marked as such. */
export function FactList({ record, canSeePersonal, canEdit, onEditContact, onEditOwn }: FactListProps) {
  return (
    <section aria-labelledby="record-identity">
      <div className="part-head">
        <h2 id="record-identity">{RECORD_TEXT.identity}</h2>
        {canEdit && (
          <>
            <Button look="act" small onClick={onEditContact}>
              {RECORD_TEXT.editContact}
            </Button>
            <Button look="act" small onClick={onEditOwn}>
              {RECORD_TEXT.editOwn}
            </Button>
          </>
        )}
      </div>
      <dl className="facts">
        {factsOf(record, canSeePersonal).map(({ key, label, value }) => (
          <Fragment key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
        {record.ownValues.map(({ heading, value }) => (
          <Fragment key={heading}>
            <dt>{toPersianDigits(heading)}</dt>
            <dd>
              {value === '' ? <span className="none">—</span> : toPersianDigits(value)}
              <span className="tag">{RECORD_TEXT.ownTag}</span>
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
