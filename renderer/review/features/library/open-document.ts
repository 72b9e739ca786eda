import { useEffect } from 'react';
import { dispatch } from '../../../shell/store';

/** Opens a document of the library, here or in a window of its own. */
export type OpenDocument = (handle: string, isInNewWindow: boolean) => void;

export const openDocument: OpenDocument = (handle, isInNewWindow) => {
  const request = { verb: 'project.openRecent', handle } as const;
  dispatch({
    type: 'requested',
    effect: isInNewWindow ? { kind: 'open-window', handle } : { kind: 'open-project', request },
  });
};

/**
 * Ctrl+Enter (⌘+Enter) on a document opens it in a new window. The keys are a command's while a document is open, so
 * they are met before those of commands are looked at.
 */
export function useNewWindowKeys(onOpen: OpenDocument): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const row = document.activeElement?.closest<HTMLElement>('.document-open');
      const handle = row?.dataset['handle'];
      const isAsked =
        event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!isAsked || event.repeat || handle === undefined) return;
      event.preventDefault();
      onOpen(handle, true);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onOpen]);
}
