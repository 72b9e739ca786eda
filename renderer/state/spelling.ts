import { useEffect } from 'react';
import { confusionsFrom } from '../../app/core/discrepancy/confusions';
import { wordKey } from '../../app/core/project-words';
import { rankSuggestions, wordsToSpell, type SpelledWord, type SpellingReply } from '../../app/core/spelling';
import type { Page } from '../../app/core/transcription';
import { hearCheckThread, tellCheckThread } from './check-thread';
import { replacementFor, replacementsOf } from './deciding';
import { replaceInLine } from './editing';
import { getState, setState, useReview, type Located, type ReviewState, type SpellingPlace } from './store';
import { corrections, verdictOn } from './verdicts';

/** Long enough not to underline a word that is still being typed. */
const ASK_AFTER_MS = 400;
/** A number key each. */
const MOST_SUGGESTIONS = 9;

const wordsOfPages = new WeakMap<Page, readonly SpelledWord[]>();
/** What the dictionary was asked already; it does not change. */
const asked = new Set<string>();
let serial = 0;
let waiting: { readonly serial: number; readonly hear: (suggestions: readonly string[]) => void } | null =
  null;

hearCheckThread({ onSpelling: hear });

/** The words of a page whose spelling can be asked for; a page that did not change is not read again. */
export function spelledWords(page: Page): readonly SpelledWord[] {
  const known = wordsOfPages.get(page);
  if (known !== undefined) return known;
  const words = wordsToSpell(page.lines.map(({ text }) => text));
  wordsOfPages.set(page, words);
  return words;
}

/** Has the words of the page that is shown looked up, and those that are typed. */
export function useSpelling(): void {
  const page = useReview(({ pages, pageId }) => (pageId === null ? null : (pages[pageId]?.page ?? null)));
  const isShown = useReview((state) => state.viewSettings.showsSpelling);
  useEffect(() => {
    if (page === null || !isShown) return undefined;
    const timer = setTimeout(() => lookUp(page), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [page, isShown]);
}

function lookUp(page: Page): void {
  const forms = [...new Set(spelledWords(page).flatMap((word) => word.forms))].filter(
    (form) => !asked.has(form),
  );
  for (const form of forms) asked.add(form);
  if (forms.length > 0) tellCheckThread({ kind: 'spell', forms });
}

function hear(reply: SpellingReply): void {
  if (reply.kind === 'suggested') {
    if (waiting?.serial === reply.serial) waiting.hear(reply.suggestions);
  } else if (reply.unknown.length > 0) {
    setState({ unknownForms: new Set([...getState().unknownForms, ...reply.unknown]) });
  }
}

/** Words that neither the dictionary has nor the project knows, as a word or in a name. */
export function unknownWords(review: ReviewState, page: Page): readonly SpelledWord[] {
  const { unknownForms, view } = review;
  if (unknownForms.size === 0 || view === null) return [];
  const names = view.knowledge.names.flatMap(({ ru }) => ru.split(/\s+/u));
  const own = new Set([...view.words, ...names].map(wordKey));
  return spelledWords(page).filter(
    ({ forms }) =>
      forms.every((form) => unknownForms.has(form)) && !forms.some((form) => own.has(wordKey(form))),
  );
}

/** What may stand in place of a word: what its Discrepancy suggests, then the dictionary, likely misreadings first. */
export async function suggestionsFor({ pageId, word }: SpellingPlace): Promise<readonly string[]> {
  if (word.places.length !== 1) return [];
  const flag = flagAt({ pageId, word });
  const first = flag === null ? [] : replacementsOf(flag).filter((text) => text !== '');
  const found = rankSuggestions(word.text, await askDictionary(word.text), confusionsFrom(corrections()));
  return [...new Set([...first, ...found])].filter((text) => text !== word.text).slice(0, MOST_SUGGESTIONS);
}

function askDictionary(word: string): Promise<readonly string[]> {
  serial += 1;
  return new Promise((resolve) => {
    waiting = { serial, hear: resolve };
    tellCheckThread({ kind: 'suggest', serial, word });
  });
}

/** Puts another word in its place, as one step to undo; a Discrepancy of just this word is corrected by it. */
export function takeSpelling(spelling: SpellingPlace, text: string): void {
  const [place] = spelling.word.places;
  if (place === undefined) return;
  const part = { pageId: spelling.pageId, ...place };
  const flag = flagAt(spelling);
  if (flag === null) return replaceInLine(part, text, []);
  const { id } = flag.discrepancy;
  const { correction } = replacementFor(flag, part, text);
  const verdict = { id, before: verdictOn(id), after: 'transcription-corrected', ...correction } as const;
  replaceInLine(part, text, [verdict]);
}

function flagAt({ pageId, word }: Pick<SpellingPlace, 'pageId' | 'word'>): Located | null {
  const [place] = word.places;
  const isHere = ({ parts }: Located) =>
    parts.length === 1 &&
    parts[0]?.pageId === pageId &&
    parts[0].lineIndex === place?.lineIndex &&
    parts[0].from === place.from &&
    parts[0].to === place.to;
  return getState().located.find(isHere) ?? null;
}
