import type { TakenBackWork } from '../../../app/core/project/handed-over';
import { sheetNumber } from '../../../app/core/session/select/selectors-text';
import type { Answer, Asked, PickedFile, ProjectView } from '../../api';
import { ask, tell, type Runners, type Shell } from '../shell';
import { showProject, showWholeProject } from './project';
import { tellNotSaved, type Saving } from './save';

type ArchiveKind = 'hand-over' | 'open-handed-over' | 'take-back' | 'stop-archive';
type ArchiveShell = Shell & { readonly saving: Saving; readonly keepViewNow: () => void };

/** Documents handed over in one file, and the work in them taken back. */
export function archiveEffects(shell: ArchiveShell): Runners<ArchiveKind> {
  return {
    'hand-over': () => handOver(shell),
    'open-handed-over': ({ file }) => openHandedOver(shell, file),
    'take-back': ({ from }) => takeBack(shell, from),
    'stop-archive': async () => {
      await ask(shell, 'archive.stop', {});
    },
  };
}

/** What a document holds must be in its folder first. */
async function isPutAway(shell: ArchiveShell): Promise<boolean> {
  if (await shell.saving.flush()) return true;
  tellNotSaved(shell, shell.getState().saving.error);
  return false;
}

type Work = 'archive.handOver' | 'archive.open' | 'archive.takeBack';

/** Lets the person choose, then shows how far the work is; nobody types meanwhile. Null where nothing came of it. */
async function workOn<W extends Work>(
  shell: ArchiveShell,
  what: Asked<'archive.pick'>['what'],
  verb: W,
  given: PickedFile | null = null,
): Promise<{ readonly name: string; readonly answer: Answer<W> } | null> {
  const picked = given ?? (await ask(shell, 'archive.pick', { what }));
  if (picked === null || !(await isPutAway(shell))) return null;
  const { dispatch, api, saving } = shell;
  dispatch({ type: 'dialog-opened', dialog: { kind: 'archive', progress: null } });
  // No save may come between: it would go to the other document.
  const result = await saving.turns(() => api.call(verb, { handle: picked.handle }));
  dispatch({ type: 'archive-ended' });
  if (result.ok) return { name: picked.name, answer: result.value };
  if (result.error.code !== 'cancelled')
    dispatch({ type: 'notified', notice: { message: result.error, tone: 'error' } });
  return null;
}

async function handOver(shell: ArchiveShell): Promise<void> {
  const done = await workOn(shell, 'target', 'archive.handOver');
  if (done === null) return;
  const { file, files, leftOut } = done.answer;
  if (leftOut.length === 0) tell(shell, 'handedOver', { file, count: files });
  else tell(shell, 'handedOverLacks', { file, files: leftOut.join(', ') }, 'error');
}

async function openHandedOver(shell: ArchiveShell, file: PickedFile | null): Promise<void> {
  shell.keepViewNow();
  const done = await workOn(shell, 'file', 'archive.open', file);
  if (done === null) return;
  const { view, lost } = done.answer;
  await showProject(shell, view);
  if (lost.length === 0) tell(shell, 'unpacked', { folder: view.folder });
  else tell(shell, 'unpackedLacks', { folder: view.folder, files: lost.join(', ') }, 'error');
}

/** The document is read anew, at the sheet and line where one is. */
async function takeBack(shell: ArchiveShell, from: 'file' | 'folder'): Promise<void> {
  const { place } = shell.getState();
  const done = await workOn(shell, from, 'archive.takeBack');
  if (done === null) return;
  const { view, work } = done.answer;
  const line = place.caret?.lineIndex ?? 0;
  const here: ProjectView =
    place.pageId === null ? view : { ...view, stoppedAt: { pageId: place.pageId, line } };
  await showWholeProject(shell, here);
  // They get the banner that offers to compare and merge.
  shell.dispatch({ type: 'pages-forked', pageIds: work.besidePageIds });
  tellTakenBack(shell, done.name, work);
  const { sheets } = work;
  if (sheets !== null)
    shell.dispatch({ type: 'dialog-opened', dialog: { kind: 'their-sheets', file: done.name, sheets } });
}

function tellTakenBack(shell: Shell, file: string, work: TakenBackWork): void {
  const state = shell.getState();
  const numbers = (ids: readonly string[]) => ids.map((id) => sheetNumber(state, id)).join(', ');
  const { newerPageIds, mergedPageIds, besidePageIds, addedPageIds, leftOutPageIds, damagedFiles } = work;
  const values = {
    file,
    ...{ versions: work.versions, records: work.records, newer: newerPageIds.length },
    ...{ merged: mergedPageIds.length, added: addedPageIds.length, sheets: numbers(besidePageIds) },
    lacks: [...leftOutPageIds, ...damagedFiles].join(', '),
  };
  if (leftOutPageIds.length + damagedFiles.length > 0)
    return tell(shell, 'workTakenBackLacks', values, 'error');
  if (work.versions + work.records + work.references + addedPageIds.length === 0)
    return tell(shell, 'nothingTakenBack', values);
  tell(shell, besidePageIds.length > 0 ? 'workTakenBackBeside' : 'workTakenBack', values);
}
