import type { LucideIcon } from 'lucide-react';
import { LoaderCircle } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { Link } from 'react-router';

type Look = 'plain' | 'primary' | 'quiet' | 'act';

interface Shared {
  readonly look?: Look;
  readonly small?: boolean;
  readonly icon?: LucideIcon;
  /** After the words, where something opens or goes on. */
  readonly iconAfter?: LucideIcon;
}

interface ButtonProps extends Shared, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly isBusy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

function classOf({ look = 'plain', small = false }: Shared, isIconOnly: boolean): string {
  return ['btn', look === 'plain' ? '' : `btn--${look}`, small ? 'btn--s' : '', isIconOnly ? 'btn--icon' : '']
    .filter(Boolean)
    .join(' ');
}

/** A button; without words it needs an `aria-label`. */
export function Button({
  look = 'plain',
  small = false,
  icon: Icon,
  iconAfter: After,
  isBusy = false,
  disabled,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const Shown = isBusy ? LoaderCircle : Icon;
  return (
    <button
      {...rest}
      type={type}
      className={classOf({ look, small }, children === undefined)}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy || undefined}
    >
      {Shown && <Shown className={isBusy ? 'icon spin' : 'icon'} aria-hidden="true" />}
      {children}
      {After && <After className="icon" aria-hidden="true" />}
    </button>
  );
}

interface LinkProps extends Shared {
  readonly to: string;
  /** What the other page may know of where one came from. */
  readonly state?: unknown;
  readonly children: ReactNode;
  readonly 'aria-label'?: string;
}

/** Goes to another page and looks like a button. */
export function ButtonLink({
  to,
  look = 'plain',
  small = false,
  icon: Icon,
  iconAfter: After,
  children,
  ...rest
}: LinkProps) {
  return (
    <Link to={to} className={classOf({ look, small }, false)} {...rest}>
      {Icon && <Icon className="icon" aria-hidden="true" />}
      {children}
      {After && <After className="icon" aria-hidden="true" />}
    </Link>
  );
}
