import { onFramingKey } from './framing-keys';
import { commandForKey, endsHeld, pressedKeys } from './pressed-keys';
import { runCommand } from '../shell/run-command';
import { isPlainKey } from '../../app/core/session/commands/key-bindings';
import { commandOf, type CommandId } from '../../app/core/session/commands';
import { dispatch, stateNow } from '../shell/store';

/** Keys reach commands first; those without a modifier reach the card when nobody is writing. */
export function listenToKeys(): void {
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('keyup', onKeyUp, { capture: true });
  window.addEventListener('blur', () => dispatch({ type: 'hold-ended' }));
}

function onKey(event: KeyboardEvent): void {
  // A browser presses a button again and again while Enter is held; what it does would befall what comes next.
  if (event.repeat && event.key === 'Enter' && event.target instanceof HTMLButtonElement) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  if (event.isComposing || stateNow().desk.dialog !== null) return;
  if (onFramingKey(event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const command = commandForKey(event, stateNow().app.settings.keys);
  if (command !== null && onCommandKey(event, command)) {
    event.preventDefault();
    event.stopPropagation();
  } else if (event.key === '?' && !isWriting(event.target) && !hasModifier(event)) {
    event.preventDefault();
    runCommand('keys');
  } else if (event.key === 'Escape' && stateNow().desk.held !== null) {
    // The palette began it, and no key is there to be let go.
    event.preventDefault();
    event.stopPropagation();
    dispatch({ type: 'hold-ended' });
  } else if (event.key === 'Escape' && isFree(event) && stateNow().flags.activeId !== null) {
    event.preventDefault();
    event.stopPropagation();
    dispatch({ type: 'card-closed' });
  }
}

/**
 * Runs the command of a key; answers whether the key was its. A plain letter is only while nobody writes. A key that is
 * held down decides one card, never those after it.
 */
function onCommandKey(event: KeyboardEvent, id: CommandId): boolean {
  const isOnce = event.repeat && commandOf(id).repeats !== true;
  if (!isPlainKey(pressedKeys(event))) return isOnce || (runCommand(id), true);
  if (!isFree(event) || isButtonsOwn(event)) return false;
  return isOnce || runCommand(id);
}

/** What lasts while a key is held ends with it. */
function onKeyUp(event: KeyboardEvent): void {
  if (stateNow().desk.held !== null && endsHeld(event, stateNow().app.settings.keys))
    dispatch({ type: 'hold-ended' });
}

/** Keys without a modifier belong to the card, unless somebody writes or a panel has keys of its own. */
function isFree(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return !isWriting(target) && !hasModifier(event) && (target?.closest('[data-own-keys]') ?? null) === null;
}

/** A button in focus has its own Enter. */
function isButtonsOwn({ key }: KeyboardEvent): boolean {
  return key === 'Enter' && document.activeElement instanceof HTMLButtonElement;
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
