import { useMemo } from 'react';
import { COMMANDS, type CommandId } from '../../app/core/commands';
import { keysOf, shownKeys, withKeys, withOwnKeys, type KeyBindings } from '../../app/core/key-bindings';
import { changeSettings } from './settings';
import { getState, useReview } from './store';

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
  const { keys, language } = useReview((state) => state.settings);
  return useMemo(() => {
    const all = (id: CommandId) => keysOf(id, keys).map(keysAsShown);
    const first = (id: CommandId) => all(id)[0] ?? null;
    const tip = (id: CommandId, label?: string) => {
      const name = label ?? COMMANDS.find((command) => command.id === id)?.title[language] ?? '';
      const key = first(id);
      return key === null ? name : `${name} (${key})`;
    };
    return { all, first, tip };
  }, [keys, language]);
}

/** Binds keys to a command from now on. */
export async function bindKeys(id: CommandId, keys: readonly string[]): Promise<void> {
  await keepBindings(withKeys(getState().settings.keys, id, keys));
}

/** Gives a command its own keys back; null, or the key that another command has by now. */
export async function resetKeys(
  id: CommandId,
): Promise<{ readonly taken: string; readonly by: CommandId } | null> {
  const outcome = withOwnKeys(getState().settings.keys, id);
  if ('taken' in outcome) return outcome;
  await keepBindings(outcome.bindings);
  return null;
}

export async function resetAllKeys(): Promise<void> {
  await keepBindings({});
}

async function keepBindings(keys: KeyBindings): Promise<void> {
  await changeSettings({ keys });
}
