import { Menu, type MenuItemConstructorOptions } from 'electron';
import { COMMANDS, MENU_GROUPS, type MenuGroup } from '../core/session/commands';
import type { Need } from '../core/session/needs';
import { acceleratorOf, keysOf } from '../core/key-bindings';
import type { Settings } from '../ipc';
import { mainWords } from './words';

/** The menu, made of the one list of commands with the keys that the person chose. The window itself listens to the keys, so the menu only shows them. */
export function setMenu(settings: Settings, met: readonly Need[], onCommand: (id: string) => void): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(MENU_GROUPS.map((group) => groupMenu(group, settings, met, onCommand))),
  );
}

/** Shows which commands make sense now. Nothing is built anew: an open menu stays open. */
export function enableMenu(met: readonly Need[]): void {
  const menu = Menu.getApplicationMenu();
  for (const { id, needs } of COMMANDS) {
    const item = menu?.getMenuItemById(id);
    if (item != null) item.enabled = needs.every((need) => met.includes(need));
  }
}

function groupMenu(
  group: MenuGroup,
  { language, keys }: Settings,
  met: readonly Need[],
  onCommand: (id: string) => void,
): MenuItemConstructorOptions {
  const words = mainWords(language);
  const items = COMMANDS.filter((command) => command.group === group).map(
    ({ id, title, needs, isForCard }): MenuItemConstructorOptions => {
      const [first] = keysOf(id, keys);
      return {
        id,
        label: title[language],
        enabled: needs.every((need) => met.includes(need)),
        // A plain letter beside an entry would look as if it worked everywhere.
        ...(first === undefined || isForCard === true ? {} : { accelerator: acceleratorOf(first) }),
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
  discrepancy: [],
  help: [],
};
