import { Check, EllipsisVertical } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { Fix, Problem } from '../../../shared/features/imports/contract.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { Menu, type MenuItem } from '../../kit/menu.tsx';
import { recordsOf, rowOf } from './problem-details.ts';
import { beginningOf, canDoWithout, isFigures, remedyOf } from './remedies.ts';
import { targetWord } from './target-words.fa.ts';
import { IMPORT_TEXT } from './text.fa.ts';
import type { ValueChoices } from './value-choices.ts';

interface ProblemFixProps {
  readonly problem: Problem;
  /** What the person decided about it, if anything. */
  readonly answer: Fix | undefined;
  readonly choices: ValueChoices;
  readonly onFix: (fix: Fix, forAlike: boolean) => void;
  readonly onUndo: () => void;
}

/** The remedy of one problem, in its row. */
export function ProblemFix(props: ProblemFixProps) {
  const { problem } = props;
  if (problem.severity === 'resolved') return <Settled {...props} />;
  switch (remedyOf(problem)) {
    case 'merge':
      return <SameAsRow {...props} />;
    case 'match':
      return <SameAsRecord {...props} />;
    case 'differ':
      return <DiffersFromRecord {...props} />;
    case 'choose':
      return <ChooseValue {...props} />;
    case 'write':
      return problem.severity === 'must_fix' ? <WriteValue {...props} /> : <AcceptOrWrite {...props} />;
    case 'none':
      return <Others {...props} />;
  }
}

const acceptOf = ({ row, code }: Problem): Fix => ({ do: 'accept', row, code });
const skipOf = ({ row }: Problem): Fix => ({ do: 'skip', row });

function Settled({ problem, answer, onFix, onUndo }: ProblemFixProps) {
  if (answer === undefined) {
    // Left out by itself, as the row of totals is; the person may know better.
    return (
      <div className="fix">
        <span>{IMPORT_TEXT.fixed.itself}</span>
        <Button look="act" small onClick={() => onFix({ do: 'match', row: problem.row, ngoId: null }, false)}>
          {IMPORT_TEXT.isNgo}
        </Button>
      </div>
    );
  }
  return (
    <div className="fix">
      <span className="cut">{wordsFor(answer)}</span>
      <Button look="act" small onClick={onUndo}>
        {IMPORT_TEXT.undoFix}
      </Button>
    </div>
  );
}

function wordsFor(answer: Fix): string {
  const { fixed } = IMPORT_TEXT;
  switch (answer.do) {
    case 'set':
      return fixed.set(answer.value);
    case 'skip':
      return fixed.skip;
    case 'accept':
      return fixed.accept;
    case 'match':
      return answer.ngoId === null ? fixed.matchNew : fixed.match;
    case 'merge':
      return fixed.merge(answer.withRow);
  }
}

/** A field with the value as found, or a likely one; Enter writes it. */
function WriteValue(props: ProblemFixProps) {
  const { problem, onFix } = props;
  const begins = beginningOf(problem);
  const [text, setText] = useState(toPersianDigits(begins));
  const { row, target, value } = problem;
  if (target === null) return <Others {...props} />;
  const isNew = toPersianDigits(text).trim() !== toPersianDigits(value).trim() && text.trim() !== '';
  const write = (forAlike: boolean) => onFix({ do: 'set', row, target, value: text.trim() }, forAlike);
  const label = IMPORT_TEXT.valueOf(targetWord(target), row);
  return (
    <div className="fix">
      <input
        className={isFigures(target) ? 'field field--s field--figures' : 'field field--s'}
        type="text"
        aria-label={label}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && isNew) write(false);
        }}
      />
      {isNew ? (
        <Button small icon={Check} onClick={() => write(false)}>
          {IMPORT_TEXT.write}
        </Button>
      ) : canDoWithout(problem) ? (
        <Button look="act" small onClick={() => onFix(acceptOf(problem), false)}>
          {IMPORT_TEXT.leaveEmpty}
        </Button>
      ) : (
        <Button look="act" small onClick={() => onFix(skipOf(problem), false)}>
          {IMPORT_TEXT.skipRow}
        </Button>
      )}
      <Others {...props} isNew={isNew} onWriteAlike={() => write(true)} />
    </div>
  );
}

/** A warning stands as it is read; it may be accepted, also for all alike, or another value is written. */
function AcceptOrWrite(props: ProblemFixProps) {
  const { problem, onFix } = props;
  const [isWriting, setWriting] = useState(false);
  if (isWriting) return <WriteValue {...props} />;
  return (
    <div className="fix">
      <Button small icon={Check} onClick={() => onFix(acceptOf(problem), false)}>
        {IMPORT_TEXT.accept}
      </Button>
      {problem.alike > 0 ? (
        <Button look="act" small onClick={() => onFix(acceptOf(problem), true)}>
          {IMPORT_TEXT.forAlike(problem.alike)}
        </Button>
      ) : (
        problem.target !== null && (
          <Button look="act" small onClick={() => setWriting(true)}>
            {IMPORT_TEXT.change}
          </Button>
        )
      )}
      <Others
        {...props}
        {...(problem.alike > 0 && problem.target !== null ? { onWrite: () => setWriting(true) } : {})}
      />
    </div>
  );
}

/** A word that no list knows: another one is chosen, or it stays. */
function ChooseValue(props: ProblemFixProps) {
  const { problem, choices, onFix } = props;
  const options = choices(problem.code);
  const suggested = problem.details['suggestion'];
  const begins = options.find(({ value }) => value === suggested || value.endsWith(`/ ${suggested ?? ''}`));
  const [chosen, choose] = useState<string | null>(null);
  const value = chosen ?? begins?.value ?? '';
  const { row, target } = problem;
  if (target === null) return <Others {...props} />;
  const fix: Fix = value === '' ? acceptOf(problem) : { do: 'set', row, target, value };
  return (
    <div className="fix">
      <select
        className="field field--s"
        aria-label={IMPORT_TEXT.valueOf(targetWord(target), row)}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{IMPORT_TEXT.staysAsIs(problem.value)}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {problem.alike > 0 ? (
        <Button look="act" small onClick={() => onFix(fix, true)}>
          {IMPORT_TEXT.forAlike(problem.alike)}
        </Button>
      ) : (
        <Button small icon={Check} onClick={() => onFix(fix, false)}>
          {IMPORT_TEXT.write}
        </Button>
      )}
      <Others {...props} {...(problem.alike > 0 ? { onWriteOne: () => onFix(fix, false) } : {})} />
    </div>
  );
}

/** Two rows of the file that look like one NGO. A warning says what happens anyhow, so it may just be accepted. */
function SameAsRow(props: ProblemFixProps) {
  const { problem, onFix } = props;
  const withRow = rowOf(problem);
  const { row, details } = problem;
  const isWarning = problem.severity === 'warning';
  const isJoined = details['verdict'] === 'same';
  const mayBeApart = details['because'] !== 'legal_id';
  return (
    <div className="fix">
      {isWarning && <AcceptButton {...props} />}
      {withRow !== null && !(isWarning && isJoined) && (
        <Button
          look={isWarning ? 'act' : 'plain'}
          small
          onClick={() => onFix({ do: 'merge', row, withRow }, false)}
        >
          {IMPORT_TEXT.mergeWith(String(withRow))}
        </Button>
      )}
      {(isJoined || !isWarning) && mayBeApart && (
        <Button look="act" small onClick={() => onFix({ do: 'match', row, ngoId: null }, false)}>
          {IMPORT_TEXT.isAnother}
        </Button>
      )}
      <Others {...props} />
    </div>
  );
}

function AcceptButton({ problem, onFix }: ProblemFixProps) {
  return (
    <Button small icon={Check} onClick={() => onFix(acceptOf(problem), false)}>
      {IMPORT_TEXT.accept}
    </Button>
  );
}

/** A record, or one of several, that the row may be. */
function SameAsRecord(props: ProblemFixProps) {
  const { problem, onFix } = props;
  const records = recordsOf(problem);
  const [chosen, choose] = useState('');
  const { row, details } = problem;
  const only = records.length === 1 ? records[0] : undefined;
  const ngoId = only?.ngoId ?? (chosen === '' ? null : Number(chosen));
  const isWarning = problem.severity === 'warning';
  const isOutOfRegister = details['lifecycle'] !== undefined;
  return (
    <div className="fix">
      {isWarning && <AcceptButton {...props} />}
      {records.length > 1 && (
        <select
          className="field field--s"
          aria-label={IMPORT_TEXT.chooseRecord}
          value={chosen}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{IMPORT_TEXT.notChosen}</option>
          {records.map((record) => (
            <option key={record.ngoId} value={record.ngoId}>
              {toPersianDigits(record.name)}
            </option>
          ))}
        </select>
      )}
      {records.length > 0 && !isOutOfRegister && (
        <Button
          look={isWarning ? 'act' : 'plain'}
          small
          disabled={ngoId === null}
          onClick={() => onFix({ do: 'match', row, ngoId }, false)}
        >
          {IMPORT_TEXT.isThat}
        </Button>
      )}
      {isOutOfRegister ? (
        <Button small onClick={() => onFix(skipOf(problem), false)}>
          {IMPORT_TEXT.skipRow}
        </Button>
      ) : (
        !isWarning && (
          <Button look="act" small onClick={() => onFix({ do: 'match', row, ngoId: null }, false)}>
            {IMPORT_TEXT.isNew}
          </Button>
        )
      )}
      <Others {...props} />
    </div>
  );
}

/** The sheet says something else than the register: the sheet's value goes on, unless the register's stays. */
function DiffersFromRecord(props: ProblemFixProps) {
  const { problem, onFix } = props;
  const { row, target, details } = problem;
  const canStay = target !== null && details['because'] !== 'national_id';
  return (
    <div className="fix">
      <AcceptButton {...props} />
      {canStay && (
        // An empty cell changes nothing in a record.
        <Button look="act" small onClick={() => onFix({ do: 'set', row, target, value: '' }, false)}>
          {IMPORT_TEXT.registerStays}
        </Button>
      )}
      <Others {...props} />
    </div>
  );
}

interface OthersProps extends ProblemFixProps {
  readonly isNew?: boolean;
  readonly onWrite?: () => void;
  readonly onWriteAlike?: () => void;
  readonly onWriteOne?: () => void;
}

/** What else may be done about it: rarer, so behind one button. */
function Others({ problem, onFix, isNew = false, onWrite, onWriteAlike, onWriteOne }: OthersProps) {
  const { alike, row } = problem;
  const items: MenuItem[] = [];
  const add = (key: string, label: string, onChoose: () => void) => items.push({ key, label, onChoose });
  const isWritten = remedyOf(problem) === 'write';
  if (onWriteOne) add('writeOne', IMPORT_TEXT.writeOne, onWriteOne);
  if (onWrite) add('write', IMPORT_TEXT.change, onWrite);
  if (isNew && onWriteAlike && alike > 0) add('writeAlike', IMPORT_TEXT.writeForAlike(alike), onWriteAlike);
  if (isWritten && canDoWithout(problem) && problem.severity === 'must_fix') {
    if (isNew) add('empty', IMPORT_TEXT.leaveEmpty, () => onFix(acceptOf(problem), false));
    if (alike > 0) add('emptyAlike', IMPORT_TEXT.emptyForAlike(alike), () => onFix(acceptOf(problem), true));
  }
  add('skip', IMPORT_TEXT.skipRow, () => onFix(skipOf(problem), false));
  if (alike > 0) add('skipAlike', IMPORT_TEXT.skipForAlike(alike), () => onFix(skipOf(problem), true));
  return (
    <Menu label={IMPORT_TEXT.more(row)} icon={EllipsisVertical} look="quiet" small isIconOnly items={items} />
  );
}
