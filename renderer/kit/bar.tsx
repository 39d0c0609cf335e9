import { formatCount } from '../../shared/text/digits.ts';

interface BarProps {
  readonly label: string;
  /** 0 to 1; null while it is not known how much there is. */
  readonly share: number | null;
}

/** How far a long work has come. */
export function Bar({ label, share }: BarProps) {
  const percent = Math.round((share ?? 0) * 100);
  return (
    <div
      className={share === null ? 'bar bar--unknown' : 'bar'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(share === null ? {} : { 'aria-valuenow': percent, 'aria-valuetext': formatCount(percent) })}
    >
      <span style={{ inlineSize: share === null ? '30%' : `${share * 100}%` }} />
    </div>
  );
}
