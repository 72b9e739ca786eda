import type { DecisionPlaces } from '../../../app/core/edit/divided-decisions';
import type { ProjectAction } from '../../../app/core/session/actions/actions-document';
import { docEntries, docIn } from '../../../app/core/session/state/page-docs';
import { arrangementOf, isSameFrame, type Arrangement } from '../../../app/core/project/arrange';
import { projectPages, sheetNumber } from '../../../app/core/session/select/selectors-text';
import type { ProjectView } from '../../../app/core/session/state/project-view';
import { ask, tell, type Runners, type Shell } from '../shell';
import { readDocs, readTexts } from './project';
import type { Saving } from './save';

type SheetKind =
  | ('arrange-sheets' | 'split-sheets' | 'add-sheets' | 'replace-scan')
  | ('arrange-references' | 'paste-reference');

type SheetShell = Shell & { readonly saving: Saving };

/** Changes which sheets and references the document has. What is typed is saved first: a sheet may go away with it. */
export function sheetEffects(shell: SheetShell): Runners<SheetKind> {
  return {
    'arrange-sheets': async ({ sheets, decisions, travel }) => {
      try {
        const view = await arrangeSaved(shell, sheets, decisions);
        return await showSheets(shell, view, travel === undefined ? {} : { travel });
      } finally {
        if (travel !== undefined) shell.dispatch({ type: 'sheets-settled' });
      }
    },
    'split-sheets': async ({ splits }) => {
      if (!(await shell.saving.everythingSaved())) return false;
      const who = shell.getState().app.settings.who;
      const split = await ask(shell, 'sheets.split', { splits, who });
      if (split === null) return false;
      const isShown = await showSheets(shell, split.view, { decisions: split.decisions });
      const { linesOnFold: count } = split;
      if (count > 0) tell(shell, 'splitOnFold', { count });
      else tell(shell, 'splitDone', { count: splits.length });
      return isShown;
    },
    'add-sheets': async ({ scans, at }) => {
      if (!(await shell.saving.everythingSaved())) return false;
      return await showSheets(shell, await ask(shell, 'sheets.add', { scans, at }));
    },
    'replace-scan': async ({ pageId, scan }) => {
      if (!(await shell.saving.everythingSaved())) return false;
      const before = projectPages(shell.getState()).find(({ id }) => id === pageId)?.image;
      const view = await ask(shell, 'sheets.replaceScan', { pageId, scan });
      const after = view?.project.pages.find(({ id }) => id === pageId)?.image;
      const isShown = await showSheets(shell, view);
      if (before !== undefined && after !== undefined && !isSameFrame(before, after))
        tell(shell, 'otherFrame', { number: sheetNumber(shell.getState(), pageId) }, 'error');
      return isShown;
    },
    'arrange-references': async ({ references }) =>
      await showReferences(shell, await ask(shell, 'references.arrange', { references })),
    'paste-reference': async ({ text, label, role }) =>
      await showReferences(shell, await ask(shell, 'references.paste', { text, label, role })),
  };
}

/** Arranges the sheets. What is typed meanwhile on one that goes is saved first: that one comes back for it. */
async function arrangeSaved(
  shell: SheetShell,
  sheets: Arrangement,
  decisions: DecisionPlaces = [],
): Promise<ProjectView | null> {
  const stays = new Set(sheets.map(({ id }) => id));
  for (;;) {
    if (!(await shell.saving.everythingSaved())) return null;
    const before = arrangementOf({ pages: projectPages(shell.getState()) });
    const view = await ask(shell, 'sheets.arrange', { sheets, decisions });
    if (view === null) return null;
    const isTypedOn = docEntries(shell.getState().text.pages).some(
      ([id, { isDirty }]) => isDirty && !stays.has(id),
    );
    if (!isTypedOn || (await ask(shell, 'sheets.arrange', { sheets: before })) === null) return view;
  }
}

type Further = Pick<Extract<ProjectAction, { type: 'sheets-arranged' }>, 'decisions' | 'travel'>;

/** Shows the sheets as they stand now. Those that the window does not have are read first. */
async function showSheets(
  shell: SheetShell,
  view: ProjectView | null,
  further: Further = {},
): Promise<boolean> {
  if (view === null) return false;
  const { pages } = shell.getState().text;
  const missing = view.project.pages.map(({ id }) => id).filter((id) => docIn(pages, id) === undefined);
  const docs = await readDocs(shell, missing);
  shell.dispatch({ type: 'sheets-arranged', view, docs, ...further });
  // The picture of a sheet may be another now.
  shell.dispatch({ type: 'pictures-unlocked' });
  return true;
}

async function showReferences(shell: SheetShell, view: ProjectView | null): Promise<boolean> {
  if (view === null) return false;
  const references = await readTexts(shell, view);
  shell.dispatch({ type: 'references-read', references });
  shell.dispatch({ type: 'project-described', view });
  return true;
}
