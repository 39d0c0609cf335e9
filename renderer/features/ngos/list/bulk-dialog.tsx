import { useState } from 'react';
import type { z } from 'zod';
import type { ngos } from '../../../../shared/features/ngos/contract.ts';
import type { NgoId } from '../../../../shared/features/ngos/fields.ts';
import { ScopeLevel } from '../../../../shared/features/ngos/fields.ts';
import { BETWEEN, SCOPE_WORDS } from '../../../../shared/features/ngos/words.fa.ts';
import type { ListEntry, ListName } from '../../../../shared/features/settings/contract.ts';
import { toPersianDigits } from '../../../../shared/text/digits.ts';
import { FormDialog } from '../../../kit/dialog.tsx';
import { Note, ReasonField, SelectField } from '../../../kit/field.tsx';
import { useNotices } from '../../../kit/notices.tsx';
import { OrNone } from '../../../kit/persian.tsx';
import { Answered } from '../../../kit/states.tsx';
import { useAct, useAsk } from '../../../shell/asking.ts';
import { sentenceOf } from '../../../shell/sentence.ts';
import { NGO_ERRORS } from '../errors.fa.ts';
import { BULK_TEXT } from '../list-text.fa.ts';
import { inTreeOrder } from './entry-choice.tsx';

type BulkChange = z.output<(typeof ngos)['bulkChange']['input']>['change'];
type Field = BulkChange['field'];
type Preview = z.output<(typeof ngos)['previewBulkChange']['output']>;

/** As many as the office changes in one go. */
export const MOST_TOGETHER = 5_000;

/** Rows of the preview; the others are counted. */
const MOST_SHOWN = 100;

const LISTS: Readonly<Record<Exclude<Field, 'scopeLevel'>, ListName>> = {
  subjectId: 'subject',
  placeId: 'place',
  titleWordId: 'title_word',
  registrationOffice: 'registration_office',
};
const FIELDS: readonly Field[] = ['subjectId', 'placeId', 'titleWordId', 'scopeLevel', 'registrationOffice'];

interface BulkDialogProps {
  readonly ngoIds: readonly NgoId[];
  readonly entries: readonly ListEntry[];
  readonly onClose: () => void;
}

/** One field of the ticked records together: what each has now and would have, one reason, all or none. */
export function BulkDialog({ ngoIds, entries, onClose }: BulkDialogProps) {
  const act = useAct();
  const { tell } = useNotices();
  const [field, setField] = useState<Field>('subjectId');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const choices = choicesOf(field, entries);
  const change = value === '' ? null : changeOf(field, value);
  const preview = useAsk(
    ['ngos.previewBulkChange', ngoIds, change],
    (office) => office.ngos.previewBulkChange({ ngoIds, change: change ?? changeOf('scopeLevel', 'county') }),
    { enabled: change !== null },
  );
  const changing = change === null ? [] : (preview.data?.changing ?? []);

  async function submit() {
    if (change === null || changing.length === 0) return;
    const records = changing.map(({ ngoId, version }) => ({ ngoId, version }));
    const result = await act.run((office) => office.ngos.bulkChange({ records, change, reason }));
    if (result === undefined) return;
    if (result.ok) {
      tell({ tone: 'ok', title: BULK_TEXT.done(result.value.changed), text: BULK_TEXT.doneText });
      onClose();
    } else {
      setFailure(sentenceOf(NGO_ERRORS, result.error));
      // Somebody was quicker: what is shown must be what is there.
      void preview.refetch();
    }
  }

  return (
    <FormDialog
      title={BULK_TEXT.title(ngoIds.length)}
      submit={changing.length === 0 ? BULK_TEXT.submitNone : BULK_TEXT.submit(changing.length)}
      isBusy={act.isBusy}
      isWide
      failure={failure}
      canSubmit={changing.length > 0 && reason.trim() !== ''}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectField
        label={BULK_TEXT.field}
        value={field}
        options={FIELDS.map((key) => ({ value: key, label: BULK_TEXT.fields[key] }))}
        onChange={(next) => {
          setField(next);
          setValue('');
          setFailure(null);
        }}
      />
      <SelectField
        label={BULK_TEXT.value}
        value={value}
        options={[{ value: '', label: BULK_TEXT.choose }, ...choices]}
        onChange={(next) => {
          setValue(next);
          setFailure(null);
        }}
      />
      {change !== null && (
        <Answered answer={preview} rows={4}>
          {(shown) => (
            <Shown
              preview={shown}
              after={choices.find((choice) => choice.value === value)?.label.trim() ?? ''}
            />
          )}
        </Answered>
      )}
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** Entries that are no longer offered cannot be chosen anew. */
function choicesOf(field: Field, entries: readonly ListEntry[]) {
  if (field === 'scopeLevel') {
    return ScopeLevel.options.map((scope) => ({ value: String(scope), label: SCOPE_WORDS[scope] }));
  }
  const list = entries.filter((entry) => entry.list === LISTS[field] && entry.retiredOn === null);
  return inTreeOrder(list).map(({ entry, depth }) => ({
    // The office of registration is kept by its name, as sheets have it.
    value: field === 'registrationOffice' ? entry.name : String(entry.id),
    label: `${'\u2003'.repeat(depth)}${entry.name}`,
  }));
}

function changeOf(field: Field, value: string): BulkChange {
  switch (field) {
    case 'scopeLevel':
      return { field, value: value as ScopeLevel };
    case 'registrationOffice':
      return { field, value };
    default:
      return { field, value: Number(value) as ListEntry['id'] };
  }
}

function Shown({ preview, after }: { readonly preview: Preview; readonly after: string }) {
  const { changing, unchanged, refused } = preview;
  const hidden = changing.length - MOST_SHOWN;
  return (
    <div className="bulk-preview">
      <p role="status">
        <b>{changing.length === 0 ? BULK_TEXT.nothing : BULK_TEXT.changing(changing.length)}</b>
        {unchanged > 0 && <span>{BULK_TEXT.unchanged(unchanged)}</span>}
      </p>
      {changing.length > 0 && (
        <div
          className="bulk-preview__rows"
          tabIndex={0}
          role="group"
          aria-label={BULK_TEXT.changing(changing.length)}
        >
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{BULK_TEXT.name}</th>
                <th scope="col">{BULK_TEXT.now}</th>
                <th scope="col">{BULK_TEXT.after}</th>
              </tr>
            </thead>
            <tbody>
              {changing.slice(0, MOST_SHOWN).map(({ ngoId, name, old }) => (
                <tr key={ngoId}>
                  <th scope="row" title={name}>
                    {toPersianDigits(name)}
                  </th>
                  <td className="quiet" title={old}>
                    <OrNone>{scopeWord(old)}</OrNone>
                  </td>
                  <td>{toPersianDigits(after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {hidden > 0 && <p className="quiet">{BULK_TEXT.andMore(hidden)}</p>}
        </div>
      )}
      {refused.length > 0 && (
        <Note
          tone="warn"
          text={
            <>
              {BULK_TEXT.refused(refused.length)}{' '}
              {refused
                .slice(0, 5)
                .map(({ name }) => name)
                .join(BETWEEN)}
              {refused.length > 5 && ` ${BULK_TEXT.andMore(refused.length - 5)}`}
            </>
          }
        />
      )}
    </div>
  );
}

/** The trail keeps a scope by its code; people read its word. */
function scopeWord(old: string): string {
  const scope = ScopeLevel.safeParse(old);
  return scope.success ? SCOPE_WORDS[scope.data] : old;
}
