import { useLayoutEffect, useRef } from 'react';
import type { Target } from '../../app/core/session/state/places';
import { stateNow } from '../shell/store';

/** What had keyboard focus when a dialog was opened, and the place that was shown last by then. */
type Before = { readonly element: Element; readonly target: Target | null };

/**
 * Gives keyboard focus back to what had it before a dialog, in the moment in which the dialog goes: the next key is for the
 * text again, or for the card. One that gives way to another dialog (the palette to the dialog of a command) is the same to this.
 */
export function useFocusBack(isOpen: boolean): void {
  const before = useRef<Before | null>(null);
  // Runs before a dialog takes focus, which it does after it is drawn.
  useLayoutEffect(() => {
    const { activeElement: element } = document;
    const { target } = stateNow().place;
    if (!isOpen) {
      if (before.current !== null) giveBack(before.current);
      before.current = null;
    } else if (element !== null && element !== document.body) before.current = { element, target };
  }, [isOpen]);
}

function giveBack({ element, target }: Before): void {
  // What the dialog did may have put the person somewhere already.
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const { target: now } = stateNow().place;
  const isForText = now !== target && now?.focus === 'text';
  const next = isForText ? document.querySelector('.cm-content') : standing(element);
  if (!(next instanceof HTMLElement)) return;
  next.focus({ preventScroll: true });
  swallowRestOfKey();
}

/** The element, or what stands in its place where the window has been arranged anew meanwhile. */
function standing(element: Element): Element | null {
  if (element.isConnected) return element;
  return element.classList.contains('cm-content') ? document.querySelector('.cm-content') : null;
}

/**
 * The Enter that closed a dialog writes nothing into the text:
 *
 *     key goes down → dialog closes, the text has focus ─ its letter, or its repeats as long as it is held → for nobody
 *     next key goes down → for the text
 */
function swallowRestOfKey(): void {
  const swallow = (event: Event) => event.preventDefault();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat) swallow(event);
    else stop();
  };
  const stop = () => {
    window.removeEventListener('keypress', swallow, { capture: true });
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('keyup', stop, { capture: true });
  };
  window.addEventListener('keypress', swallow, { capture: true });
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('keyup', stop, { capture: true });
}
