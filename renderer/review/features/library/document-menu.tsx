import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from '../../../ui/kbd';
import { keysAsShown } from '../../use-keys';
import { useWords } from '../../use-words';
import type { OpenDocument } from './open-document';

type Props = {
  readonly handle: string;
  readonly onOpen: OpenDocument;
  /** The row that the menu is of. */
  readonly children: ReactNode;
};

/** What can be done with a document of the library: by the right button, or by the menu key. */
export function DocumentMenu({ handle, onOpen, children }: Props) {
  const { say } = useWords();
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>{children}</ContextMenu.Trigger>
      {/* Not in the row: that is moved to its place, and the menu would be moved with it. */}
      <ContextMenu.Portal container={document.querySelector('main')}>
        <ContextMenu.Content className="menu document-menu" loop>
          <ContextMenu.Item className="menu-item" onSelect={() => onOpen(handle, false)}>
            {say('openDocument')} <Kbd>Enter</Kbd>
          </ContextMenu.Item>
          <ContextMenu.Item className="menu-item" onSelect={() => onOpen(handle, true)}>
            {say('openInNewWindow')} <Kbd>{keysAsShown(NEW_WINDOW_KEYS)}</Kbd>
          </ContextMenu.Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** On a document of the library; they are no command's there. */
export const NEW_WINDOW_KEYS = 'Mod+Enter';
