import { leftOutText } from '../../../app/core/formats/account/account-words';
import type { ImportOutcome } from '../../../app/core/import/import-outcome';
import { takenText } from '../../../app/core/import/import-words';
import type { RequestEffect } from '../../../app/core/session/actions/effects';
import { sayIn } from '../../locales/words';
import { sheetNumber } from '../../../app/core/session/select/selectors-text';
import { ask, tell, type Shell } from '../shell';
import { tellNotSaved, type Saving } from './save';

type ImportRequest = Extract<RequestEffect, { readonly kind: 'import-page' }>;
type ImportShell = Shell & { readonly saving: Saving };

/**
 * Takes the text of a page, or of the one in view, from another program's file; what was there stays in the history. A
 * file that something speaks against is asked about first; one that has changed since is asked about again.
 */
export async function importPage(
  shell: ImportShell,
  { pageId, file }: Pick<ImportRequest, 'pageId' | 'file'>,
  refreshPage: (pageId: string) => Promise<void>,
): Promise<void> {
  const page = pageId ?? shell.getState().place.pageId;
  if (page === null) return;
  if (!(await shell.saving.flush())) return tellNotSaved(shell, shell.getState().saving.error);
  const imported = await ask(shell, 'page.import', { pageId: page, file });
  if (imported === null) return;
  const { handle, outcome } = imported;
  switch (outcome.type) {
    case 'no-text':
      return tell(shell, 'importNoText', { file: outcome.fileName }, 'error');
    case 'question': {
      const { fileName, doubts, sha256 } = outcome;
      const question = { pageId: page, fileName, doubts, file: { handle, acceptedSha256: sha256 } };
      return shell.dispatch({ type: 'dialog-opened', dialog: { kind: 'import-question', question } });
    }
    case 'taken':
      for (const sheet of outcome.sheets) await refreshPage(sheet.pageId);
      return tellTaken(shell, outcome);
  }
}

/** Files that are named in a notice; the rest are counted. */
const MOST_NAMED = 5;

/** The same of a whole folder: each file goes to the sheet whose picture it is of. */
export async function importFolder(
  shell: ImportShell,
  chosen: string | null,
  refreshPage: (pageId: string) => Promise<void>,
): Promise<void> {
  if (!(await shell.saving.flush())) return tellNotSaved(shell, shell.getState().saving.error);
  const done = await ask(shell, 'page.importFolder', { folder: chosen });
  if (done === null) return;
  const { folder, pageIds, others, sheetsLeft } = done;
  for (const pageId of pageIds) await refreshPage(pageId);
  if (pageIds.length === 0) return tell(shell, 'importedNone', { folder }, 'error');
  const named = others.slice(0, MOST_NAMED).join(', ');
  const more = others.length > MOST_NAMED ? ` … (${others.length})` : '';
  const restOf = (language: 'en' | 'ru') => {
    const word = sayIn(language);
    return [
      ...(sheetsLeft === 0 ? [] : [word('importedLeft', { number: sheetsLeft })]),
      ...(others.length === 0 ? [] : [word('importedOthers', { files: `${named}${more}` })]),
    ].join(' ');
  };
  tell(shell, 'importedFolder', {
    ...{ folder, count: pageIds.length },
    rest: { en: restOf('en'), ru: restOf('ru') },
  });
}

type Taken = Extract<ImportOutcome, { readonly type: 'taken' }>;

/** What was taken and what was not, in the language in which the notice is read. */
function tellTaken(shell: Shell, outcome: Taken): void {
  tell(shell, 'imported', {
    file: outcome.fileName,
    count: outcome.sheets.length,
    sheets: takenText(outcome.sheets, (id) => sheetNumber(shell.getState(), id)),
    rest: { en: restIn('en', outcome), ru: restIn('ru', outcome) },
  });
}

function restIn(language: 'en' | 'ru', { account, withoutText }: Taken): string {
  const word = sayIn(language);
  const what = leftOutText(account)[language];
  const leftOut = what === '' ? word('importAllTaken') : word('importLeftOut', { what });
  if (withoutText.length === 0) return leftOut;
  return `${leftOut} ${word('importWithoutText', { sheets: withoutText.map(Number).join(', ') })}`;
}
