import { leftOutText } from '../../app/core/formats/account-words';
import type { ImportOutcome } from '../../app/core/import-outcome';
import { takenText } from '../../app/core/import-words';
import { sayIn } from '../locales/words';
import type { Asked } from '../api';
import { ask } from './ask';
import { refreshPage } from './project';
import { flush } from './saving';
import { getState, say, setState, type ImportQuestion } from './store';

/**
 * Takes the text of the page in view from another program's file, chosen or given by `handle`; what stood there stays in
 * the history.
 */
export async function importPage(handle?: string): Promise<void> {
  const { pageId } = getState();
  const file = handle === undefined ? null : { handle, acceptedSha256: null };
  if (pageId !== null) await importInto({ pageId, file });
}

/** Takes the file that was asked about, whatever speaks against it; one that has changed since is asked about again. */
export async function importAllTheSame({ pageId, file }: ImportQuestion): Promise<void> {
  await importInto({ pageId, file });
}

async function importInto(args: Asked<'page.import'>): Promise<void> {
  if (!(await flush())) return say('notSaved', { reason: getState().saveError ?? '' }, 'error');
  const imported = await ask('page.import', args);
  if (imported === null) return;
  const { handle, outcome } = imported;
  switch (outcome.type) {
    case 'no-text':
      return say('importNoText', { file: outcome.fileName }, 'error');
    case 'question': {
      const { fileName, doubts, sha256 } = outcome;
      const question = { pageId: args.pageId, fileName, doubts, file: { handle, acceptedSha256: sha256 } };
      return setState({ dialog: { kind: 'import-question', question } });
    }
    case 'taken':
      for (const { pageId } of outcome.sheets) await refreshPage(pageId);
      return sayTaken(outcome);
  }
}

type Taken = Extract<ImportOutcome, { type: 'taken' }>;

/** What was taken and what was not, in the language that the notice is read in. */
function sayTaken(outcome: Taken): void {
  const values = {
    file: outcome.fileName,
    count: outcome.sheets.length,
    sheets: takenText(outcome.sheets),
    rest: { en: restIn('en', outcome), ru: restIn('ru', outcome) },
  };
  say('imported', values);
}

function restIn(language: 'en' | 'ru', { account, withoutText }: Taken): string {
  const word = sayIn(language);
  const what = leftOutText(account)[language];
  const leftOut = what === '' ? word('importAllTaken') : word('importLeftOut', { what });
  if (withoutText.length === 0) return leftOut;
  return `${leftOut} ${word('importWithoutText', { sheets: withoutText.map(Number).join(', ') })}`;
}
