import { useState } from 'react';
import type { ParameterName } from '../../../shared/features/settings/contract.ts';
import { DEFAULTS, isValueOf } from '../../../shared/features/settings/rules.ts';
import { normalizeText } from '../../../shared/text/persian.ts';
import { type DateValue, DateField } from '../../kit/date-field.tsx';
import { Effects, FormDialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/field.tsx';
import { useNotices } from '../../kit/notices.tsx';
import { useAct } from '../../shell/asking.ts';
import { useMyself } from '../../shell/myself.tsx';
import { sentenceOf } from '../../shell/sentence.ts';
import { readNumbers } from './parameter-history.ts';
import { PARAMETER_TEXT, PARAMETER_WORDS, SETTINGS_ERRORS } from './text.fa.ts';

/** Another value from a day on, with what it rests on. */
export function SetParameterDialog({
  name,
  onClose,
}: {
  readonly name: ParameterName;
  readonly onClose: () => void;
}) {
  const { today } = useMyself();
  const act = useAct();
  const { tell } = useNotices();
  const [text, setText] = useState('');
  const [from, setFrom] = useState<DateValue>(today);
  const [basis, setBasis] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const { range, value: example } = DEFAULTS[name];
  const isList = typeof example !== 'number';
  const numbers = readNumbers(text);
  const value =
    numbers === null ? null : isList ? numbers : numbers.length === 1 ? (numbers[0] ?? null) : null;
  const isValueRight = value !== null && (!isList || (numbers ?? []).length <= 5) && isValueOf(name, value);
  const hint = `${PARAMETER_TEXT.range(...range)}${isList ? ` ${PARAMETER_TEXT.windowsHint}` : ''}`;

  async function submit() {
    setTried(true);
    setFailure(null);
    if (value === null || !isValueRight || from === null || from === 'wrong' || basis.trim() === '') return;
    const parameter = { name, effectiveFrom: from, value, basis: normalizeText(basis) };
    const result = await act.run((office) =>
      office.settings.setParameter({
        ...parameter,
        value: typeof value === 'number' ? value : [...value],
      }),
    );
    if (result?.ok === true) {
      tell({ tone: 'ok', title: PARAMETER_TEXT.done });
      onClose();
    } else if (result) {
      setFailure(sentenceOf(SETTINGS_ERRORS, result.error));
    }
  }

  return (
    <FormDialog
      title={PARAMETER_TEXT.addOf(PARAMETER_WORDS[name].name)}
      submit={PARAMETER_TEXT.submit}
      isBusy={act.isBusy}
      failure={failure}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Effects lines={PARAMETER_TEXT.effects} />
      <TextField
        label={PARAMETER_TEXT.value}
        width="s"
        inputMode="numeric"
        autoFocus
        maxLength={40}
        value={text}
        note={{ tone: isTried && !isValueRight ? 'bad' : 'note', text: hint }}
        onChange={setText}
      />
      <DateField
        label={PARAMETER_TEXT.from}
        value={from}
        today={today}
        note={isTried && from === null ? { tone: 'bad', text: PARAMETER_TEXT.dateNeeded } : null}
        onChange={setFrom}
      />
      <TextField
        label={PARAMETER_TEXT.basis}
        width="full"
        maxLength={300}
        value={basis}
        note={
          isTried && basis.trim() === ''
            ? { tone: 'bad', text: PARAMETER_TEXT.basisNeeded }
            : { tone: 'note', text: PARAMETER_TEXT.basisHint }
        }
        onChange={setBasis}
      />
    </FormDialog>
  );
}
