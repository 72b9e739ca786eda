import { dialog } from 'electron';
import type { Language } from '../core/base/language';
import { unprotectedText } from './unprotected';
import { mainWords } from './words';

/** Asks whether to open all the same; true for yes. */
export function opensUnprotected(language: Language, resourcesFolder: string): boolean {
  const words = mainWords(language);
  const chosen = dialog.showMessageBoxSync({
    type: 'warning',
    message: words.unprotected,
    detail: unprotectedText(language, resourcesFolder),
    buttons: [words.quit, words.openUnprotected],
    defaultId: 0,
    cancelId: 0,
  });
  return chosen === 1;
}
