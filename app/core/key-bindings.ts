import { COMMANDS, type Command, type CommandId } from './session/commands';
import type { KeyBindings } from './session/app-settings';

export type { KeyBindings };

const SPECS: readonly Command<CommandId>[] = COMMANDS;
const MODIFIERS = ['Mod', 'Alt', 'Shift'] as const;
const MAX_KEYS = 4;

/** The keys of a command, the one that is shown first. */
export function keysOf(id: CommandId, bindings: KeyBindings): readonly string[] {
  return bindings[id] ?? defaultKeys(id);
}

function defaultKeys(id: CommandId): readonly string[] {
  return SPECS.find((spec) => spec.id === id)?.keys ?? [];
}

/** The command that these keys ask for, or null. */
export function commandForKeys(keys: string, bindings: KeyBindings): CommandId | null {
  return SPECS.find(({ id }) => keysOf(id, bindings).includes(keys))?.id ?? null;
}

/** Editing keys that every editor has, and those of windows and menus; a command on them would take them away. */
const RESERVED: readonly string[] = ['Mod+A', 'Mod+C', 'Mod+V', 'Mod+X', 'Mod+Q', 'Mod+W', 'Alt+F4'];
const EDITING_KEY =
  /^(Arrow\w+|Home|End|Backspace|Delete|Tab|Escape|Space|CapsLock|(Control|Shift|Alt|Meta)(Left|Right))$/;

/** With Alt, up and down move no caret: every editor moves the line by them. */
const LINE_KEY = /^Alt\+Arrow(Up|Down)$/;

/** Keys that a command of the card may have besides: they count only while nobody writes. */
const CARD_KEY = /^([A-Z]|[0-9]|Numpad[0-9]|Enter|NumpadEnter)$/;

/** Whether keys are of those that write, so that only a command of the card can have them. */
export function isPlainKey(keys: string): boolean {
  return CARD_KEY.test(keys);
}

/**
 * Whether keys can be a command's: a function key, or a key together with Ctrl (⌘) or Alt; for a command of the card
 * also a letter, a digit or Enter. Keys with which people write, move the caret or leave a field are no command's.
 */
export function isBindable(keys: string, id?: CommandId): boolean {
  if (isPlainKey(keys)) return SPECS.find((spec) => spec.id === id)?.isForCard === true;
  const parts = keys.split('+');
  const key = parts[parts.length - 1] ?? '';
  const modifiers = parts.slice(0, -1);
  const isInOrder = MODIFIERS.filter((each) => modifiers.includes(each)).join('+') === modifiers.join('+');
  if (LINE_KEY.test(keys)) return true;
  if (!isInOrder || !/^\w+$/.test(key) || EDITING_KEY.test(key) || RESERVED.includes(keys)) return false;
  if (/^F\d{1,2}$/.test(key) || modifiers.includes('Mod')) return true;
  return modifiers.includes('Alt');
}

/** The other command that has these keys, or null. */
export function commandInTheWay(keys: string, id: CommandId, bindings: KeyBindings): CommandId | null {
  const other = SPECS.find((spec) => spec.id !== id && keysOf(spec.id, bindings).includes(keys));
  return other?.id ?? null;
}

/** The bindings with `keys` for a command; its own keys again where they are the same. */
export function withKeys(bindings: KeyBindings, id: CommandId, keys: readonly string[]): KeyBindings {
  const others = Object.fromEntries(Object.entries(bindings).filter(([each]) => each !== id)) as KeyBindings;
  return keys.join(' ') === defaultKeys(id).join(' ') ? others : { ...others, [id]: keys };
}

/** The bindings with a command's own keys again, or the one of them that another command has been given meanwhile. */
export function withOwnKeys(
  bindings: KeyBindings,
  id: CommandId,
): { readonly bindings: KeyBindings } | { readonly taken: string; readonly by: CommandId } {
  const restored = withKeys(bindings, id, defaultKeys(id));
  for (const keys of defaultKeys(id)) {
    const by = commandInTheWay(keys, id, restored);
    if (by !== null) return { taken: keys, by };
  }
  return { bindings: restored };
}

/** Bindings from a file or a window: commands that exist, keys that can be bound, and no key for two commands. */
export function readBindings(raw: unknown): KeyBindings {
  if (typeof raw !== 'object' || raw === null) return {};
  let bindings: KeyBindings = {};
  for (const { id } of SPECS) {
    const keys: unknown = (raw as Record<string, unknown>)[id];
    if (!Array.isArray(keys) || keys.length > MAX_KEYS) continue;
    const good = keys.filter((each): each is string => typeof each === 'string' && isBindable(each, id));
    bindings = withKeys(bindings, id, [...new Set(good)]);
  }
  return withoutConflicts(bindings);
}

/** A command whose chosen keys are another's gets its own back, until every key has one command. */
function withoutConflicts(bindings: KeyBindings): KeyBindings {
  const chosen = SPECS.flatMap(({ id }) => (bindings[id] === undefined ? [] : [id]));
  const clashing = chosen.find((id) =>
    keysOf(id, bindings).some((keys) => commandInTheWay(keys, id, bindings) !== null),
  );
  return clashing === undefined
    ? bindings
    : withoutConflicts(withKeys(bindings, clashing, defaultKeys(clashing)));
}

const SHOWN: Readonly<Record<string, string>> = {
  Equal: '+',
  Minus: '−',
  Slash: '/',
  Backslash: '\\',
  Period: '.',
  Comma: ',',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  NumpadEnter: 'Num Enter',
};

/** Keys as people read them: `Ctrl+Shift+R`. */
export function shownKeys(keys: string, isMac: boolean): string {
  return keys
    .split('+')
    .map((key) =>
      key === 'Mod' ? (isMac ? '⌘' : 'Ctrl') : (SHOWN[key] ?? key.replace(/^Numpad(?=\d)/, 'Num ')),
    )
    .join('+');
}

const ACCELERATOR: Readonly<Record<string, string>> = { ...SHOWN, Mod: 'CommandOrControl', Equal: 'Plus' };
const ACCELERATOR_NAMES: Readonly<Record<string, string>> = {
  Minus: '-',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  PageDown: 'PageDown',
  PageUp: 'PageUp',
  NumpadEnter: 'Enter',
};

/** Keys as Electron's menus name them (its documentation on accelerators). */
export function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => ACCELERATOR_NAMES[key] ?? ACCELERATOR[key] ?? key)
    .join('+');
}
