import { wordKey } from '../../project/project-words';
import { wordsToSpell, type SpelledWord } from '../../check/spelling';
import type { Page } from '../../page/transcription';
import { madeOnce } from '../state/memo';
import type { SpellingPlace } from '../state/dialog';
import type { Located } from '../state/places';
import type { ReviewState } from '../state/state';

/** The words of a page whose spelling can be asked for; a page that did not change is not read again. */
export const spelledWords = madeOnce((page: Page): readonly SpelledWord[] =>
  wordsToSpell(page.lines.map(({ text }) => text)),
);

/** The forms under which a page's words are looked up. */
export function formsOf(page: Page): readonly string[] {
  return [...new Set(spelledWords(page).flatMap((word) => word.forms))];
}

/** Words that neither the dictionary has nor the project knows, as a word or in a name. */
export function unknownWords(
  { aids, project }: Pick<ReviewState, 'aids' | 'project'>,
  page: Page,
): readonly SpelledWord[] {
  const { unknownForms } = aids;
  const { view } = project;
  if (unknownForms.size === 0 || view === null) return [];
  const names = view.knowledge.names.flatMap(({ ru }) => ru.split(/\s+/u));
  const own = new Set([...view.words, ...names].map(wordKey));
  return spelledWords(page).filter(
    ({ forms }) =>
      forms.every((form) => unknownForms.has(form)) && !forms.some((form) => own.has(wordKey(form))),
  );
}

/** The Discrepancy of just this word, or null. */
export function flagOnWord(
  { flags }: ReviewState,
  { pageId, word }: Pick<SpellingPlace, 'pageId' | 'word'>,
): Located | null {
  const [place] = word.places;
  const isHere = ({ parts }: Located) =>
    parts.length === 1 &&
    parts[0]?.pageId === pageId &&
    parts[0].lineIndex === place?.lineIndex &&
    parts[0].from === place.from &&
    parts[0].to === place.to;
  return flags.located.find(isHere) ?? null;
}
