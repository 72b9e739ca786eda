import type { Discrepancy, Kind } from '../../app/core/discrepancy/discrepancy';
import { hasWord, projectWord, wordKey } from '../../app/core/project-words';
import { spelledWordAt, type SpelledWord } from '../../app/core/spelling';
import { dropFlags } from './checking';
import { activeDiscrepancy } from './deciding';
import { teach } from './lessons';
import { stepDiscrepancy } from './navigation';
import { spelledWords } from './spelling';
import { getState, say, setState, type Located } from './store';

const WORD_KINDS: readonly Kind[] = ['not-in-dictionary', 'low-confidence'];

/** The word of a Discrepancy that doubts whether it is one; null for any other. */
export function wordInDoubt({ kind, message, text }: Discrepancy): string | null {
  const isDoubt = WORD_KINDS.includes(kind) || message.key === 'word.nonWord';
  return isDoubt ? projectWord(text) : null;
}

/** Puts a word on the project's list or takes it off; answers whether it is kept so. */
export async function teachWord(text: string, isKnown: boolean): Promise<boolean> {
  const word = projectWord(text);
  const words = getState().view?.words ?? [];
  if (word === null) {
    say('oneWordOnly');
    return false;
  }
  if (hasWord(words, word) === isKnown) return true;
  if (!(await teach({ type: 'word', word, before: !isKnown, after: isKnown }))) return false;
  if (isKnown) withoutFlagsOn(word);
  return true;
}

/** Its Discrepancies go at once; the check, which is under way, says the same. */
function withoutFlagsOn(word: string): void {
  const key = wordKey(word);
  dropFlags((flag) => {
    const doubted = wordInDoubt(flag);
    return doubted !== null && wordKey(doubted) === key;
  });
}

/** Adds the word of the card and goes on. */
export async function addWordOfCard(one: Located): Promise<void> {
  const word = wordInDoubt(one.discrepancy);
  if (word === null) return say('noWordOnCard');
  if (!(await teachWord(word, true))) return;
  say('wordAdded', { word });
  if (!stepDiscrepancy(1)) setState({ activeId: null });
}

/** Adds the word at the caret, or the card's while the keys are not in the text. */
export async function addWordHere(): Promise<void> {
  const isInText = document.activeElement?.classList.contains('cm-content') === true;
  const one = activeDiscrepancy();
  if (!isInText && one !== null) return addWordOfCard(one);
  const word = wordAtCaret();
  if (word === null) return say('noWordHere');
  if (await teachWord(word.text, true)) say('wordAdded', { word: word.text });
}

function wordAtCaret(): SpelledWord | null {
  const { caret, pageId, pages } = getState();
  const page = pageId === null ? null : pages[pageId]?.page;
  if (page == null || caret === null) return null;
  return spelledWordAt(spelledWords(page), caret.lineIndex, caret.column);
}
