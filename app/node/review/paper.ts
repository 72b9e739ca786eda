import { ok, type Result } from '../../core/base/result';
import { writeFacingHtml } from '../../core/formats/write/facing-html';
import type { TextOptions } from '../../core/formats/write/text-options';
import { hasText } from '../../core/page/transcription';
import { refuse, type StoreResult } from '../disk/store-error';
import type { ProjectStore } from '../project/project-store';
import type { TextChoice } from './export-texts';
import { currentTexts } from './kept-files';

/** What is to be on paper: HTML without scripts, in which `/picture/ID.jpg` is what `picture` gives for that page. */
export type PaperDocument = {
  readonly html: string;
  readonly picture: (pageId: string) => Promise<Result<Uint8Array>>;
};

/** Lays a document out on sheets of paper and answers these as a PDF. Only the app has a window that can. */
export type MakePdf = (document: PaperDocument) => Promise<StoreResult<Uint8Array>>;

/** More would be held by the window that lays them out than a small computer has. */
const MOST_SHEETS = 200;

/** The texts of the chosen sheets, each beside its scan. Refuses where there is none yet, or too much for one window. */
export async function facingHtml(
  store: ProjectStore,
  { pageIds, language, text }: Omit<TextChoice, 'text'> & { readonly text?: TextOptions },
): Promise<StoreResult<string>> {
  const wanted = store.project().pages.flatMap(({ id }) => (pageIds?.includes(id) === false ? [] : [id]));
  const texts = await currentTexts(store, wanted);
  if (!texts.ok) return texts;
  const pages = texts.value.map(({ page }) => page).filter(hasText);
  if (pages.length === 0) return refuse('nothing-to-export');
  if (pages.length > MOST_SHEETS) return refuse('prints-too-much', { most: MOST_SHEETS });
  return ok(writeFacingHtml(store.project(), pages, language, (id) => `/picture/${id}.jpg`, text));
}
