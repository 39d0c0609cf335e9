import { useState } from 'react';
import type { EntryDetails, ListName } from '../../../shared/features/settings/contract.ts';
import { toAsciiDigits, toPersianDigits } from '../../../shared/text/digits.ts';
import { FormDialog } from '../../kit/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { useAct } from '../../shell/asking.ts';
import { sentenceOf } from '../../shell/sentence.ts';
import type { TreeRow } from './entry-tree.ts';
import { ENTRY_TEXT, LIST_WORDS, NGO_KIND_WORDS, PLACE_LEVEL_WORDS, SETTINGS_ERRORS } from './text.fa.ts';

type PlaceLevel = NonNullable<EntryDetails['placeLevel']>;
type NgoKind = NonNullable<EntryDetails['requiredFor']>[number];

/** What may stand at each level of the places. */
const PLACE_LEVELS: readonly (readonly PlaceLevel[])[] = [
  ['district'],
  ['city', 'rural_district'],
  ['village', 'neighbourhood'],
];
const NGO_KINDS: readonly NgoKind[] = ['independent', 'branch'];

interface AddEntryDialogProps {
  readonly list: ListName;
  readonly parent: TreeRow | null;
  readonly onClose: () => void;
}

/** A new entry at the end of its siblings. */
export function AddEntryDialog({ list, parent, onClose }: AddEntryDialogProps) {
  const level = (parent?.level ?? 0) + 1;
  const [firstLevel] = PLACE_LEVELS[level - 1] ?? [];
  const act = useAct();
  const { tell } = useNotices();
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [details, setDetails] = useState<EntryDetails>(
    list === 'place' && firstLevel !== undefined ? { placeLevel: firstLevel } : {},
  );
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function submit() {
    setTried(true);
    setFailure(null);
    if (name.trim() === '') return;
    const entry = { list, parentId: parent?.entry.id ?? null, name, code: toAsciiDigits(code), details };
    const result = await act.run((office) => office.settings.addEntry(entry));
    if (result?.ok === true) {
      tell({ tone: 'ok', title: ENTRY_TEXT.added(result.value.name) });
      onClose();
    } else if (result) {
      setFailure(sentenceOf(SETTINGS_ERRORS, result.error));
    }
  }

  return (
    <FormDialog
      title={
        parent === null
          ? ENTRY_TEXT.addTitle(LIST_WORDS[list].name)
          : ENTRY_TEXT.addUnderTitle(parent.entry.name)
      }
      submit={ENTRY_TEXT.addSubmit}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <NameFields name={name} code={code} onName={setName} onCode={setCode} isTried={isTried} />
      <DetailFields list={list} level={level} details={details} onChange={setDetails} />
    </FormDialog>
  );
}

/** Another name, code, place in the list or property; records keep pointing to the entry. */
export function ChangeEntryDialog({ row, onClose }: { readonly row: TreeRow; readonly onClose: () => void }) {
  const { entry, level } = row;
  const act = useAct();
  const { tell } = useNotices();
  const [name, setName] = useState(entry.name);
  const [code, setCode] = useState(entry.code ?? '');
  const [position, setPosition] = useState(toPersianDigits(entry.position));
  const [details, setDetails] = useState<EntryDetails>(entry.details);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const place = /^[0-9]{1,5}$/.test(toAsciiDigits(position)) ? Number(toAsciiDigits(position)) : null;
  const isPlaceWrong = place === null || place > 10_000;

  async function submit() {
    setTried(true);
    setFailure(null);
    if (name.trim() === '' || place === null || isPlaceWrong) return;
    const change = {
      id: entry.id,
      version: entry.version,
      name,
      code: toAsciiDigits(code),
      position: place,
      details,
    };
    const result = await act.run((office) => office.settings.changeEntry(change));
    if (result?.ok === true) {
      tell({ tone: 'ok', title: ENTRY_TEXT.changed });
      onClose();
    } else if (result) {
      setFailure(sentenceOf(SETTINGS_ERRORS, result.error));
    }
  }

  return (
    <FormDialog
      title={ENTRY_TEXT.changeTitle(entry.name)}
      submit={ENTRY_TEXT.changeSubmit}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{ENTRY_TEXT.changeNote}</p>
      <NameFields name={name} code={code} onName={setName} onCode={setCode} isTried={isTried} />
      <TextField
        label={ENTRY_TEXT.position}
        width="s"
        isFigures
        inputMode="numeric"
        maxLength={5}
        value={position}
        note={
          isPlaceWrong
            ? { tone: 'bad', text: ENTRY_TEXT.positionWrong }
            : { tone: 'note', text: ENTRY_TEXT.positionHint }
        }
        onChange={setPosition}
      />
      <DetailFields list={entry.list} level={level} details={details} onChange={setDetails} />
    </FormDialog>
  );
}

interface NameFieldsProps {
  readonly name: string;
  readonly code: string;
  readonly onName: (name: string) => void;
  readonly onCode: (code: string) => void;
  readonly isTried: boolean;
}

function NameFields({ name, code, onName, onCode, isTried }: NameFieldsProps) {
  return (
    <>
      <TextField
        label={ENTRY_TEXT.name}
        maxLength={120}
        autoFocus
        value={name}
        note={isTried && name.trim() === '' ? { tone: 'bad', text: ENTRY_TEXT.nameNeeded } : null}
        onChange={onName}
      />
      <TextField
        label={ENTRY_TEXT.code}
        isOptional
        width="s"
        isFigures
        maxLength={20}
        value={toPersianDigits(code)}
        onChange={onCode}
      />
    </>
  );
}

interface DetailFieldsProps {
  readonly list: ListName;
  readonly level: number;
  readonly details: EntryDetails;
  readonly onChange: (details: EntryDetails) => void;
}

/** What an entry of this list says beyond its name. */
function DetailFields({ list, level, details, onChange }: DetailFieldsProps) {
  if (list === 'place') {
    const levels = PLACE_LEVELS[level - 1] ?? [];
    return (
      <SelectField<PlaceLevel>
        label={ENTRY_TEXT.level}
        width="s"
        value={details.placeLevel ?? levels[0] ?? 'district'}
        options={levels.map((value) => ({ value, label: PLACE_LEVEL_WORDS[value] }))}
        onChange={(placeLevel) => onChange({ ...details, placeLevel })}
      />
    );
  }
  if (list !== 'document_type') return null;
  const required = details.requiredFor ?? [];
  return (
    <>
      <div className="f" role="group" aria-label={ENTRY_TEXT.requiredFor}>
        <span className="f__l">{ENTRY_TEXT.requiredFor}</span>
        <div className="f__c">
          {NGO_KINDS.map((kind) => (
            <CheckField
              key={kind}
              label={NGO_KIND_WORDS[kind]}
              isOn={required.includes(kind)}
              onChange={(isOn) =>
                onChange({
                  ...details,
                  requiredFor: NGO_KINDS.filter((one) => (one === kind ? isOn : required.includes(one))),
                })
              }
            />
          ))}
        </div>
      </div>
      <div className="f">
        <span className="f__l">{ENTRY_TEXT.expiry}</span>
        <div className="f__c">
          <CheckField
            label={ENTRY_TEXT.canExpire}
            isOn={details.canExpire ?? false}
            onChange={(canExpire) => onChange({ ...details, canExpire })}
          />
        </div>
      </div>
    </>
  );
}
