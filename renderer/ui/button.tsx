import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button with an icon and a word; one without a word needs an `aria-label`. */
export function Button({ look = 'plain', icon, children, className = '', ...rest }: Props) {
  return (
    <button type="button" {...rest} className={`button button-${look} ${className}`}>
      {icon}
      {children === undefined ? null : <span>{children}</span>}
    </button>
  );
}
