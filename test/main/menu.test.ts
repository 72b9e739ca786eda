import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../app/main/menu';
import type { Settings } from '../../app/core/session/state/app-settings';

vi.mock('electron', () => ({ Menu: {} }));

const settings: Settings = {
  ...{
    language: 'en',
    theme: 'system',
    who: 'Anna',
    isWhoGiven: true,
    hasSeenTour: true,
    interfacePercent: 100,
  },
  ...{ stepsOff: [], keys: {}, exportChoice: null },
};

/** As the system calls it, with what it knows of the click. */
function clickOf(
  item: { readonly click?: unknown } | undefined,
): ((...event: readonly unknown[]) => void) | undefined {
  return item?.click as ((...event: readonly unknown[]) => void) | undefined;
}

describe('the menu of each system', () => {
  const given = { settings, met: [], recent: [], windows: [], onCommand: () => undefined };
  const roles = (entries: ReturnType<typeof menuTemplate>) =>
    entries.flatMap(({ role, submenu }) => [
      role,
      ...(Array.isArray(submenu) ? submenu.map((one) => one.role) : []),
    ]);

  it('begins with that of the program on macOS, which quits there, and has one of the windows before the help', () => {
    const mac = menuTemplate(given, 'darwin');
    expect(mac[0]).toEqual({ role: 'appMenu' });
    expect(mac.at(-2)).toEqual({ role: 'windowMenu' });
    expect(roles(mac)).not.toContain('quit');
  });

  it('lists the windows, that in front with a mark, where the system does not list them itself', () => {
    const shown: string[] = [];
    const windows = [
      { number: 1, title: 'Fond 1 & 2', isInFront: false, show: () => shown.push('first') },
      { number: 3, title: 'B', isInFront: true, show: () => shown.push('third') },
    ];
    const menu = menuTemplate({ ...given, windows }, 'linux');
    const entries = menu.find(({ label }) => label === 'Window')?.submenu;
    const listed = Array.isArray(entries) ? entries.filter(({ type }) => type === 'radio') : [];
    expect(listed.map(({ id, label, checked }) => [id, label, checked])).toEqual([
      ['window-1', 'Fond 1 && 2', false],
      ['window-3', 'B', true],
    ]);
    clickOf(listed[0])?.();
    expect(shown).toEqual(['first']);
    expect(menuTemplate({ ...given, windows }, 'darwin').some(({ label }) => label === 'Window')).toBe(false);
  });

  it('opens a document that was open last here, and with Ctrl held in a new window', () => {
    const opened: boolean[] = [];
    const recent = [{ title: 'A', open: (isInNewWindow: boolean) => opened.push(isInNewWindow) }];
    const [file] = menuTemplate({ ...given, recent }, 'linux');
    const entries = Array.isArray(file?.submenu) ? file.submenu : [];
    const within = entries.find(({ label }) => label === 'Open recent')?.submenu;
    const click = clickOf(Array.isArray(within) ? within[0] : undefined);
    click?.();
    click?.({}, undefined, { ctrlKey: true });
    click?.({}, undefined, { metaKey: true });
    expect(opened).toEqual([false, true, true]);
  });

  it('begins with the file elsewhere, where one quits', () => {
    for (const platform of ['linux', 'win32']) {
      const menu = menuTemplate(given, platform);
      expect(menu.some(({ role }) => role === 'appMenu' || role === 'windowMenu')).toBe(false);
      expect(roles(menu).filter((role) => role === 'quit')).toHaveLength(1);
      expect(menu[0]?.label).toBe('File');
    }
  });
});
