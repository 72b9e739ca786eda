import { Dialog as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly isWide?: boolean;
};

/** A question that has to be answered or closed before the work goes on. Escape closes it. */
export function Dialog({ title, closeLabel, onClose, children, isWide = false }: Props) {
  return (
    <Radix.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content
          className={isWide ? 'dialog dialog-wide' : 'dialog'}
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

/** The person came to type or to choose: the first field gets the keys, not the close button that stands before it. */
function focusFirstField(event: Event): void {
  const field = (event.target as HTMLElement | null)?.querySelector<HTMLElement>(
    '[data-first], input, select, textarea',
  );
  if (field == null) return;
  event.preventDefault();
  field.focus();
}
