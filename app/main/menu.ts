import { Menu, type MenuItemConstructorOptions } from 'electron';
import {
  commandOf,
  COMMANDS,
  MENU_GROUPS,
  type Command,
  type CommandId,
  type MenuGroup,
} from '../core/session/commands';
import { menuEntries, type MenuEntry } from '../core/session/commands/menu';
import type { Need } from '../core/session/select/needs';
import { acceleratorOf, keysOf } from '../core/session/commands/key-bindings';
import type { Settings } from '../ipc';
import { mainWords } from './words';

export type MenuDocument = {
  readonly title: string;
  /** With Ctrl (⌘) held, in a window of its own. */
  readonly open: (isInNewWindow: boolean) => void;
};
export type MenuWindow = {
  readonly number: number;
  readonly title: string;
  readonly isInFront: boolean;
  readonly show: () => void;
};

/** So many documents are named: more would make the menu longer than a screen. */
const MOST_RECENT = 10;

type Given = {
  readonly settings: Settings;
  readonly met: readonly Need[];
  /** The documents that were open last, the newest first. */
  readonly recent: readonly MenuDocument[];
  readonly windows: readonly MenuWindow[];
  readonly onCommand: (id: string) => void;
};

/** The menu, made of the list of commands with the keys that the person chose. The window itself listens to the keys, so the menu only shows them. */
export function setMenu(given: Given): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(given, process.platform)));
}

/** macOS makes its own of the first menu, named after the program, and expects one of the windows. */
export function menuTemplate(given: Given, platform: string): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  // The system lists the windows itself there.
  const ours = MENU_GROUPS.filter((group) => !(isMac && group === 'window'));
  const groups = ours.map((group) => groupMenu(group, given, isMac));
  if (!isMac) return groups;
  const windows: MenuItemConstructorOptions = { role: 'windowMenu' };
  return [{ role: 'appMenu' }, ...groups.slice(0, -1), windows, ...groups.slice(-1)];
}

const windowId = (number: number) => `window-${number}`;

/** Shows which window is in front now, and what makes sense in it. */
export function showFocus(number: number, met: readonly Need[]): void {
  enableMenu(met);
  const item = Menu.getApplicationMenu()?.getMenuItemById(windowId(number));
  if (item != null) item.checked = true;
}

/** Shows which commands make sense now, and what is switched on. Nothing is built anew: an open menu stays open. */
export function enableMenu(met: readonly Need[]): void {
  const menu = Menu.getApplicationMenu();
  for (const { id, needs, ticks } of COMMANDS as readonly Command[]) {
    const item = menu?.getMenuItemById(id);
    if (item == null) continue;
    item.enabled = isMet(needs, met);
    if (ticks !== undefined) item.checked = met.includes(ticks);
  }
}

function isMet(needs: readonly Need[], met: readonly Need[]): boolean {
  return needs.every((need) => met.includes(need));
}

function groupMenu(group: MenuGroup, given: Given, isMac: boolean): MenuItemConstructorOptions {
  const items = menuEntries(group).flatMap((entry) => itemsOf(entry, given));
  const shown = ROLE_ITEMS[group].filter((role) => !(isMac && role === 'quit'));
  const roles = shown.map((role): MenuItemConstructorOptions => ({ role }));
  const separator: MenuItemConstructorOptions[] = roles.length > 0 ? [{ type: 'separator' }] : [];
  return { label: mainWords(given.settings.language)[group], submenu: [...items, ...separator, ...roles] };
}

/** The windows are as many entries as there are. */
function itemsOf(entry: MenuEntry, given: Given): readonly MenuItemConstructorOptions[] {
  if (entry.kind !== 'windows') return [itemOf(entry, given)];
  return given.windows.map(({ number, title, isInFront, show }) => ({
    id: windowId(number),
    ...{ label: shownTitle(title), type: 'radio', checked: isInFront, click: show },
  }));
}

function itemOf(
  entry: Exclude<MenuEntry, { readonly kind: 'windows' }>,
  given: Given,
): MenuItemConstructorOptions {
  const { language } = given.settings;
  switch (entry.kind) {
    case 'line':
      return { type: 'separator' };
    case 'menu':
      return {
        label: entry.title[language],
        submenu: entry.entries.flatMap((one) => itemsOf(one, given)),
      };
    case 'recent':
      return {
        label: mainWords(language).recent,
        enabled: given.recent.length > 0,
        submenu: given.recent.slice(0, MOST_RECENT).map(({ title, open }) => ({
          label: shownTitle(title),
          click: (_item, _window, event) => open(isWithCtrl(event)),
        })),
      };
    case 'command':
      return commandItem(commandOf(entry.id), given);
  }
}

function isWithCtrl(event: { readonly ctrlKey?: boolean; readonly metaKey?: boolean } | undefined): boolean {
  return event?.ctrlKey === true || event?.metaKey === true;
}

const MOST_TITLE = 60;

/** A menu takes an & for the mark of a key. */
function shownTitle(title: string): string {
  const short = title.length > MOST_TITLE ? `${title.slice(0, MOST_TITLE)}…` : title;
  return short.replace(/&/g, '&&');
}

function commandItem(command: Command<CommandId>, given: Given): MenuItemConstructorOptions {
  const { id, title, needs, ticks, isForCard } = command;
  const { settings, met, onCommand } = given;
  const [first] = keysOf(id, settings.keys);
  return {
    id,
    label: title[settings.language],
    enabled: isMet(needs, met),
    ...(ticks === undefined ? {} : { type: 'checkbox', checked: met.includes(ticks) }),
    // A plain letter beside an entry would look as if it worked everywhere.
    ...(first === undefined || isForCard === true ? {} : { accelerator: acceleratorOf(first) }),
    registerAccelerator: false,
    click: (item) => {
      // The system has set the tick already; what is so is said by the window.
      if (ticks !== undefined) item.checked = !item.checked;
      onCommand(id);
    },
  };
}

type Role = NonNullable<MenuItemConstructorOptions['role']>;

const ROLE_ITEMS: Readonly<Record<MenuGroup, readonly Role[]>> = {
  file: ['quit'],
  edit: ['cut', 'copy', 'paste', 'selectAll'],
  text: [],
  view: ['togglefullscreen'],
  review: [],
  discrepancy: [],
  window: [],
  help: [],
};
