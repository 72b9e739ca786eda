import { joinPages, type DocumentText } from '../../app/core/document-text';
import type { CheckInput } from '../../app/core/discrepancy/evidence';
import type { Page } from '../../app/core/transcription';
import { getState } from './store';

/** What is checked, and what it takes to find the way back from its offsets to the pages. */
export type DocumentToCheck = {
  readonly input: CheckInput;
  readonly document: DocumentText;
  readonly pages: readonly Page[];
};

/** The document as it stands in the window, with its references; null while no project is open. */
export function documentToCheck(): DocumentToCheck | null {
  const { view, pages, references, settings } = getState();
  if (view === null) return null;
  const ordered = view.project.pages.flatMap(({ id }) => pages[id]?.page ?? []);
  const document = joinPages(ordered);
  const input: CheckInput = {
    transcription: {
      file: view.project.title,
      text: document.text,
      sheetStarts: document.sheetStarts,
      archival: view.project.archival,
    },
    references: view.project.references.map(({ role, label }, i) => ({
      ...{ role, file: label },
      text: references[i] ?? '',
    })),
    settings: { strictDiplomatic: false, rungsOff: settings.rungsOff },
    knowledge: view.knowledge,
  };
  return { input, document, pages: ordered };
}
