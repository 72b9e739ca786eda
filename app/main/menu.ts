import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, MENU_GROUPS, type MenuGroup } from '../core/commands';
import { acceleratorOf, keysOf } from '../core/key-bindings';
import type { Settings } from '../ipc';
import { mainWords } from './words';

/** The menu, made of the one list of commands with the keys that the person chose. The window itself listens to the keys, so the menu only shows them. */
export function setMenu(settings: Settings, onCommand: (id: string) => void): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(MENU_GROUPS.map((group) => groupMenu(group, settings, onCommand))),
  );
}

function groupMenu(
  group: MenuGroup,
  { language, keys }: Settings,
  onCommand: (id: string) => void,
): MenuItemConstructorOptions {
  const words = mainWords(language);
  const items = COMMANDS.filter((command) => command.group === group).map(
    ({ id, title }): MenuItemConstructorOptions => {
      const [first] = keysOf(id, keys);
      return {
        label: title[language],
        ...(first === undefined ? {} : { accelerator: acceleratorOf(first) }),
        registerAccelerator: false,
        click: () => onCommand(id),
      };
    },
  );
  const roles = ROLE_ITEMS[group].map((role): MenuItemConstructorOptions => ({ role }));
  const separator: MenuItemConstructorOptions[] = roles.length > 0 ? [{ type: 'separator' }] : [];
  return { label: words[group], submenu: [...items, ...separator, ...roles] };
}

type Role = NonNullable<MenuItemConstructorOptions['role']>;

const ROLE_ITEMS: Readonly<Record<MenuGroup, readonly Role[]>> = {
  file: ['quit'],
  edit: ['cut', 'copy', 'paste', 'selectAll'],
  text: [],
  view: ['togglefullscreen'],
  review: [],
  help: [],
};
