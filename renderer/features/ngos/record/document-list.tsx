import { Archive, ClockAlert, Ellipsis, FileCheck, FileX, FileWarning, type LucideIcon } from 'lucide-react';
import type { NgoDocument, NgoRecord } from '../../../../shared/features/ngos/records.ts';
import type { ListEntryId } from '../../../../shared/features/settings/contract.ts';
import { type IsoDate, dayInTehran } from '../../../../shared/calendar/iso-date.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { atType } from '../../../kit/at-type.ts';
import { Button } from '../../../kit/button.tsx';
import { Menu } from '../../../kit/menu.tsx';
import { Day, FileName } from '../../../kit/persian.tsx';
import { Empty } from '../../../kit/states.tsx';
import { RECORD_TEXT } from './words.fa.ts';

const STATES: Readonly<
  Record<NgoDocument['state'], { readonly icon: LucideIcon; readonly tone: string; readonly word: string }>
> = {
  held: { icon: FileCheck, tone: 'ok', word: RECORD_TEXT.held },
  expired: { icon: ClockAlert, tone: 'bad', word: RECORD_TEXT.expired },
  file_missing: { icon: FileWarning, tone: 'bad', word: RECORD_TEXT.fileMissing },
  retired: { icon: Archive, tone: 'idle', word: RECORD_TEXT.retired },
};

function DocumentState({ state }: { readonly state: NgoDocument['state'] }) {
  const { icon: Icon, tone, word } = STATES[state];
  return (
    <span className={`state state--${tone}`}>
      <Icon className="icon" aria-hidden="true" />
      <span>{word}</span>
    </span>
  );
}

function Missing() {
  return (
    <span className="state state--bad">
      <FileX className="icon" aria-hidden="true" />
      <span>{RECORD_TEXT.missing}</span>
    </span>
  );
}

const URGENCY: Readonly<Record<NgoDocument['state'], number>> = {
  file_missing: 0,
  expired: 1,
  held: 2,
  retired: 3,
};

/** What needs a hand first, then by kind of paper. */
function byUrgency(documents: readonly NgoDocument[]): readonly NgoDocument[] {
  return [...documents].sort((a, b) => URGENCY[a.state] - URGENCY[b.state] || b.id - a.id);
}

export function documentName({ typeName, title }: NgoDocument): string {
  return toPersianDigits(title === '' ? typeName : `${typeName}، ${title}`);
}

/** The day that matters: the one it ran out, else its own, else when it was brought. */
function dateInShort({ state, expiresOn, issuedOn, addedAt }: NgoDocument): IsoDate | null {
  return state === 'expired' ? expiresOn : (issuedOn ?? dayInTehran(addedAt));
}

/** What is lacking, in words; that all is there is only said where something is required. */
export function DocumentsSummary({ record }: { readonly record: NgoRecord }) {
  const { hasRule, missing, expired } = record.documentCheck;
  const parts = [
    missing.length > 0 && RECORD_TEXT.missingCount(missing.length),
    expired > 0 && RECORD_TEXT.expiredCount(expired),
  ].filter(Boolean);
  if (parts.length > 0) return <>{parts.join('، ')}</>;
  return <>{hasRule ? RECORD_TEXT.complete : RECORD_TEXT.noRule}</>;
}

interface ListProps {
  readonly record: NgoRecord;
  readonly canEdit: boolean;
  readonly onAdd: (typeId: ListEntryId | null) => void;
  readonly onOpen: (document: NgoDocument) => void;
}

/** The papers in the overview: missing ones first, then those that ran out, then those at hand. */
export function DocumentsInShort({ record, canEdit, onAdd, onOpen }: ListProps) {
  const held = byUrgency(record.documents.filter(({ isRetired }) => !isRetired));
  const { missing } = record.documentCheck;
  return (
    <section aria-labelledby="record-documents">
      <h2 id="record-documents">
        {RECORD_TEXT.documents}{' '}
        <i>
          <DocumentsSummary record={record} />
        </i>
      </h2>
      {missing.length + held.length > 0 && (
        <table className="list">
          <colgroup>
            <col style={{ inlineSize: atType(84) }} />
            <col />
            <col style={{ inlineSize: atType(92) }} />
          </colgroup>
          <thead className="vh">
            <tr>
              <th scope="col">{RECORD_TEXT.state}</th>
              <th scope="col">{RECORD_TEXT.document}</th>
              <th scope="col">{RECORD_TEXT.date}</th>
            </tr>
          </thead>
          <tbody>
            {missing.map(({ typeId, typeName }) => (
              <tr key={`missing-${typeId}`}>
                <td>
                  <Missing />
                </td>
                <th scope="row">{typeName}</th>
                <td>
                  {canEdit && (
                    <button type="button" className="link link--button" onClick={() => onAdd(typeId)}>
                      {RECORD_TEXT.addThis}
                      <span className="vh"> {typeName}</span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
            {held.map((document) => (
              <tr key={document.id}>
                <td>
                  <DocumentState state={document.state} />
                </td>
                <th scope="row">
                  <button type="button" className="plain-link" onClick={() => onOpen(document)}>
                    {documentName(document)}
                  </button>
                </th>
                <td className="num">
                  <Day on={dateInShort(document)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface DocumentListProps extends ListProps {
  readonly onRetire: (document: NgoDocument) => void;
}

/** Every paper with its file, dates and who brought it. */
export function DocumentList({ record, canEdit, onAdd, onOpen, onRetire }: DocumentListProps) {
  const { missing } = record.documentCheck;
  if (missing.length + record.documents.length === 0) {
    return (
      <Empty title={RECORD_TEXT.noDocuments} text={RECORD_TEXT.noDocumentsText}>
        {canEdit && <Button onClick={() => onAdd(null)}>{RECORD_TEXT.addDocument}</Button>}
      </Empty>
    );
  }
  return (
    <>
      <table className="list list--wide">
        <colgroup>
          <col style={{ inlineSize: atType(112) }} />
          <col style={{ inlineSize: '21%' }} />
          <col style={{ inlineSize: atType(101) }} />
          <col style={{ inlineSize: atType(101) }} />
          <col />
          <col style={{ inlineSize: atType(162) }} />
          {canEdit && <col style={{ inlineSize: atType(92) }} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{RECORD_TEXT.state}</th>
            <th scope="col">{RECORD_TEXT.document}</th>
            <th scope="col">{RECORD_TEXT.issued}</th>
            <th scope="col">{RECORD_TEXT.expires}</th>
            <th scope="col">{RECORD_TEXT.file}</th>
            <th scope="col">{RECORD_TEXT.addedBy}</th>
            {canEdit && (
              <th scope="col">
                <span className="vh">{RECORD_TEXT.retireDocument}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {missing.map(({ typeId, typeName }) => (
            <tr key={`missing-${typeId}`}>
              <td>
                <Missing />
              </td>
              <th scope="row">{typeName}</th>
              <td />
              <td />
              <td />
              <td />
              {canEdit && (
                <td>
                  <Button look="act" small onClick={() => onAdd(typeId)}>
                    {RECORD_TEXT.addThis}…<span className="vh"> {typeName}</span>
                  </Button>
                </td>
              )}
            </tr>
          ))}
          {byUrgency(record.documents).map((document) => (
            <tr key={document.id} className={document.isRetired ? 'quiet' : undefined}>
              <td>
                <DocumentState state={document.state} />
              </td>
              <th scope="row">
                <button type="button" className="plain-link" onClick={() => onOpen(document)}>
                  {documentName(document)}
                </button>
              </th>
              <td className="num">
                <Day on={document.issuedOn} />
              </td>
              <td className="num">
                <Day on={document.expiresOn} />
              </td>
              <td className="cut" title={`${document.fileName}\n${RECORD_TEXT.hash}: ${document.hash}`}>
                {RECORD_TEXT.kilobytes(document.size)}
                <span className="faint file-name">
                  <FileName>{document.fileName}</FileName>
                </span>
              </td>
              <td>
                <Day on={dayInTehran(document.addedAt)} />
                {document.addedBy !== '' && `، ${document.addedBy}`}
              </td>
              {canEdit && (
                <td>
                  {!document.isRetired && (
                    <Menu
                      label={`${RECORD_TEXT.retireDocument} ${documentName(document)}`}
                      icon={Ellipsis}
                      look="quiet"
                      small
                      isIconOnly
                      items={[
                        {
                          key: 'retire',
                          label: RECORD_TEXT.retireDocument,
                          onChoose: () => onRetire(document),
                        },
                      ]}
                    />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
