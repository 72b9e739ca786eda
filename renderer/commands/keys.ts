import { COMMANDS, type CommandId, type CommandSpec } from '../../app/core/commands';

const isMac = /mac/i.test(navigator.platform);

/** The command whose keys were pressed, if any. Physical keys count, so the Russian layout works the same. */
export function commandForKey(event: KeyboardEvent): CommandId | null {
  const pressed = pressedKeys(event);
  return COMMANDS.find((command) => command.keys.includes(pressed))?.id ?? null;
}

export function isHeldCommand(id: CommandId): boolean {
  const held: readonly CommandSpec[] = COMMANDS;
  return held.some((command) => command.id === id && command.isHeld === true);
}

function pressedKeys(event: KeyboardEvent): string {
  const isMod = isMac ? event.metaKey : event.ctrlKey;
  return [
    ...(isMod ? ['Mod'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    event.code.replace(/^(Key|Digit)/, ''),
  ].join('+');
}

const SHOWN: Readonly<Record<string, string>> = {
  Mod: isMac ? '⌘' : 'Ctrl',
  Equal: '+',
  Minus: '−',
  Slash: '/',
  Period: '.',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

/** Keys as people read them: `Ctrl+Shift+R`. */
export function shownKeys(keys: string): string {
  return keys
    .split('+')
    .map((key) => SHOWN[key] ?? key)
    .join('+');
}
