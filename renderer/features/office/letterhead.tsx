import { ImagePlus, Trash2 } from 'lucide-react';
import { useId, useMemo, useRef, useState } from 'react';
import type { Logo } from '../../../shared/features/office/contract.ts';
import { toPersianDigits } from '../../../shared/text/digits.ts';
import { Button } from '../../kit/button.tsx';
import { Note } from '../../kit/field.tsx';
import { readLogo } from './logo-file.ts';
import { PROFILE_TEXT } from './text.fa.ts';

/** The picture as an address that an image can show; small enough to stand in the page itself. */
function addressOf({ mediaType, bytes }: Logo): string {
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `data:${mediaType};base64,${btoa(characters)}`;
}

function usePicture(logo: Logo | null): string | null {
  return useMemo(() => (logo === null ? null : addressOf(logo)), [logo]);
}

interface LetterheadProps {
  readonly lines: readonly string[];
  readonly logo: Logo | null;
  readonly day: string;
}

/** How the head of a paper will look: letterhead at the right, title in the middle, date and number at the left. */
export function LetterheadPreview({ lines, logo, day }: LetterheadProps) {
  const address = usePicture(logo);
  const id = useId();
  return (
    <section className="letterhead-preview" aria-labelledby={id}>
      <h2 id={id}>{PROFILE_TEXT.preview}</h2>
      <div className="sheet-head">
        <div className="sheet-head__office">
          {address !== null && <img src={address} alt={PROFILE_TEXT.logoAlt} />}
          {lines.map((line, index) => (
            <div key={index}>{toPersianDigits(line)}</div>
          ))}
        </div>
        <div className="sheet-head__title" aria-hidden="true">
          {PROFILE_TEXT.previewTitle}
        </div>
        <dl className="sheet-head__marks" aria-hidden="true">
          <dt>{PROFILE_TEXT.previewDate}:</dt>
          <dd>
            <span className="n">{toPersianDigits(day)}</span>
          </dd>
          <dt>{PROFILE_TEXT.previewNumber}:</dt>
          <dd>…………</dd>
          <dt>{PROFILE_TEXT.previewAttachment}:</dt>
          <dd>…………</dd>
        </dl>
      </div>
    </section>
  );
}

interface LogoFieldProps {
  readonly logo: Logo | null;
  readonly onChange: (logo: Logo | null) => void;
}

/** The office's mark, read and judged here before it is sent anywhere. */
export function LogoField({ logo, onChange }: LogoFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const address = usePicture(logo);
  const [problem, setProblem] = useState<string | null>(null);

  async function chosen(file: File | undefined) {
    if (!file) return;
    const read = await readLogo(file);
    if (read.ok) {
      setProblem(null);
      onChange(read.value);
    } else {
      setProblem(read.error === 'too_large' ? PROFILE_TEXT.logoTooLarge : PROFILE_TEXT.logoUnreadable);
    }
  }

  return (
    <div className="f" role="group" aria-labelledby={labelId}>
      <span className="f__l" id={labelId}>
        {PROFILE_TEXT.logo}
        <i>{PROFILE_TEXT.optional}</i>
      </span>
      <div className="f__c">
        {address !== null && <img className="logo-thumb" src={address} alt={PROFILE_TEXT.logoAlt} />}
        <input
          ref={picker}
          className="vh"
          type="file"
          tabIndex={-1}
          aria-hidden="true"
          accept="image/png,image/jpeg"
          onChange={(event) => {
            void chosen(event.target.files?.[0]);
            // The same file may be chosen once more after it was mended.
            event.target.value = '';
          }}
        />
        <Button icon={ImagePlus} onClick={() => picker.current?.click()}>
          {logo === null ? PROFILE_TEXT.logoChoose : PROFILE_TEXT.logoOther}
        </Button>
        {logo !== null && (
          <Button look="quiet" icon={Trash2} onClick={() => (onChange(null), setProblem(null))}>
            {PROFILE_TEXT.logoRemove}
          </Button>
        )}
        <div role="alert">{problem !== null && <Note tone="bad" text={problem} />}</div>
        {problem === null && logo === null && <Note tone="note" text={PROFILE_TEXT.logoHint} />}
      </div>
    </div>
  );
}
