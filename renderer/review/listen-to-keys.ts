import { commandForKey, endsHeld } from '../commands/keys';
import { isRepeating } from '../commands/repeating';
import { runCommand } from '../commands/run';
import { activeDiscrepancy, correctAndGoOn, decide, takeReading } from '../state/deciding';
import { addWordOfCard, wordInDoubt } from '../state/project-words';
import { getState, setState } from '../state/store';
import { onFramingKey } from './framing-keys';

/** Keys reach commands first; those without a modifier reach the card when nobody is writing. */
export function listenToKeys(): void {
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('keyup', onKeyUp, { capture: true });
  window.addEventListener('blur', () => setState({ held: null }));
}

function onKey(event: KeyboardEvent): void {
  // A browser presses a button again and again while Enter is held; what it does would befall what comes next.
  if (event.repeat && event.key === 'Enter' && event.target instanceof HTMLButtonElement) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (event.isComposing || getState().dialog !== null) return;
  if (onFramingKey(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const command = commandForKey(event);
  if (command !== null) {
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || isRepeating(command)) runCommand(command);
  } else if (event.key === '?' && !isWriting(event.target) && !hasModifier(event)) {
    event.preventDefault();
    runCommand('keys');
  } else if (isForCard(event) && onCardKey(event.code, event.repeat)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What lasts while a key is held ends with it. */
function onKeyUp(event: KeyboardEvent): void {
  if (getState().held !== null && endsHeld(event)) setState({ held: null });
}

const CARD_KEY = /^(?:(?:Digit|Numpad)[1-9]|(?:Numpad)?Enter|Key[ORNPDW]|Escape)$/;

/** Keys without a modifier belong to the card, unless somebody writes or a panel has keys of its own. */
function isForCard(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return !isWriting(target) && !hasModifier(event) && (target?.closest('[data-own-keys]') ?? null) === null;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/**
 * Physical keys, so that they are the same in the Russian layout. Answers whether the key meant something. A key held
 * down decides one card, never those after it.
 */
function onCardKey(code: string, isRepeat: boolean): boolean {
  const one = activeDiscrepancy();
  if (one === null || getState().view?.readOnly !== null) return false;
  if (isRepeat) return CARD_KEY.test(code);
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (digit !== undefined) takeReading(one, Number(digit));
  else if (code === 'Enter' || code === 'NumpadEnter') {
    // A button in focus has its own Enter.
    if (document.activeElement instanceof HTMLButtonElement) return false;
    correctAndGoOn(one);
  } else if (code === 'KeyO') decide(one, 'original-is-wrong');
  else if (code === 'KeyR') decide(one, 'reference-differs');
  else if (code === 'KeyN') decide(one, 'illegible');
  else if (code === 'KeyP') decide(one, 'not-a-problem');
  else if (code === 'KeyD') decide(one, 'later');
  else if (code === 'KeyW' && wordInDoubt(one.discrepancy) !== null) void addWordOfCard(one);
  else if (code === 'Escape') setState({ activeId: null });
  else return false;
  return true;
}
