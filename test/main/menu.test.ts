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

  it('begins with the file elsewhere, where one quits', () => {
    for (const platform of ['linux', 'win32']) {
      const menu = menuTemplate(given, platform);
      expect(menu.some(({ role }) => role === 'appMenu' || role === 'windowMenu')).toBe(false);
      expect(roles(menu).filter((role) => role === 'quit')).toHaveLength(1);
      expect(menu[0]?.label).toBe('File');
    }
  });
});
