import { api } from '../api';
import { journal } from './saving';
import { store } from './store';

/** Has everything typed on this computer's disk at once when the person turns to something else, or the power may go. */
export function journalAtTurns(window: Pick<EventTarget, 'addEventListener'>): void {
  window.addEventListener('blur', () => void journal());
  api.on('journal-now', () => void journal());
  store.subscribe((now, before) => {
    if (now.pageId !== before.pageId) void journal();
  });
}
