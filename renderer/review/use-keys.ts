import { useMemo } from 'react';
import { commandOf, type CommandId } from '../../app/core/session/commands';
import { dispatch, useReview } from '../shell/store';
import { keysOf, shownKeys, type KeyBindings } from '../../app/core/session/commands/key-bindings';

export const isMac = /mac/i.test(navigator.platform);

/** Keys as they stand on this computer's keyboard. */
export function keysAsShown(keys: string): string {
  return shownKeys(keys, isMac);
}

export type KeyWords = {
  /** Every key of a command. */
  readonly all: (id: CommandId) => readonly string[];
  /** The first key of a command, or null for one that has none. */
  readonly first: (id: CommandId) => string | null;
  /** What a button that runs a command says when it is pointed at: its name and its key. */
  readonly tip: (id: CommandId, label?: string) => string;
};

/** The keys that commands have now, as the person bound them. */
export function useKeys(): KeyWords {
  const { keys, language } = useReview((state) => state.app.settings);
  return useMemo(() => {
    const all = (id: CommandId) => keysOf(id, keys).map(keysAsShown);
    const first = (id: CommandId) => all(id)[0] ?? null;
    const tip = (id: CommandId, label?: string) => {
      const { title, meaning } = commandOf(id);
      const name = label ?? title[language];
      const key = first(id);
      const said = key === null ? name : `${name} (${key})`;
      return meaning === undefined ? said : `${said}\n${meaning[language]}`;
    };
    return { all, first, tip };
  }, [keys, language]);
}

/** The bindings that are kept from now on. */
export function keepBindings(keys: KeyBindings): void {
  dispatch({ type: 'requested', effect: { kind: 'change-settings', change: { keys } } });
}
