import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, type MenuGroup } from '../core/commands';
import type { Language } from '../core/discrepancy/messages';
import { mainWords } from './words';

const GROUPS: readonly MenuGroup[] = ['file', 'edit', 'view', 'review', 'help'];

/** The menu, made of the one list of commands. The window itself listens to the keys, so the menu only shows them. */
export function setMenu(language: Language, onCommand: (id: string) => void): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(GROUPS.map((group) => groupMenu(group, language, onCommand))),
  );
}

function groupMenu(
  group: MenuGroup,
  language: Language,
  onCommand: (id: string) => void,
): MenuItemConstructorOptions {
  const words = mainWords(language);
  const items = COMMANDS.filter((command) => command.group === group).map(
    (command): MenuItemConstructorOptions => ({
      label: command.title[language],
      ...(command.keys[0] === undefined ? {} : { accelerator: acceleratorOf(command.keys[0]) }),
      registerAccelerator: false,
      click: () => onCommand(command.id),
    }),
  );
  const roles = ROLE_ITEMS[group].map((role): MenuItemConstructorOptions => ({ role }));
  const separator: MenuItemConstructorOptions[] = roles.length > 0 ? [{ type: 'separator' }] : [];
  return { label: words[group], submenu: [...items, ...separator, ...roles] };
}

type Role = NonNullable<MenuItemConstructorOptions['role']>;

const ROLE_ITEMS: Readonly<Record<MenuGroup, readonly Role[]>> = {
  file: ['quit'],
  edit: ['cut', 'copy', 'paste', 'selectAll'],
  view: ['togglefullscreen'],
  review: [],
  help: [],
};

const ELECTRON_KEYS: Readonly<Record<string, string>> = {
  Mod: 'CommandOrControl',
  Equal: 'Plus',
  Minus: '-',
  Slash: '/',
};

function acceleratorOf(keys: string): string {
  return keys
    .split('+')
    .map((key) => ELECTRON_KEYS[key] ?? key)
    .join('+');
}
