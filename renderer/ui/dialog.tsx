import { Dialog as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'narrow' | 'wide' | 'full';
};

/** A question that has to be answered or closed before the work goes on. Escape closes it. */
export function Dialog({ title, closeLabel, onClose, children, size = 'narrow' }: Props) {
  return (
    <Radix.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content
          className={size === 'narrow' ? 'dialog' : `dialog dialog-${size}`}
          aria-describedby={undefined}
          onOpenAutoFocus={focusFirstField}
        >
          <header>
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close className="button button-quiet" aria-label={closeLabel}>
              <X size={16} />
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/**
 * The person came to type or to choose: the first field gets the keys, not the close button that stands before it; where
 * something waits for an answer (`data-waits`), its first field does.
 */
function focusFirstField(event: Event): void {
  const dialog = event.target as HTMLElement | null;
  const waiting = dialog?.querySelector<HTMLElement>('[data-waits="true"] input');
  const field = waiting ?? dialog?.querySelector<HTMLElement>('[data-first], input, select, textarea');
  if (field == null) return;
  event.preventDefault();
  field.focus();
}
