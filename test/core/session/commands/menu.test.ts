import { describe, expect, it } from 'vitest';
import { COMMANDS, commandOf, MENU_GROUPS } from '../../../../app/core/session/commands';
import { menuEntries, type MenuEntry } from '../../../../app/core/session/commands/menu';
import { NEEDS } from '../../../../app/core/session/select/needs';

/** A screen of 768 px has room for so many rows of a menu. */
const MOST_ENTRIES = 26;

const menus = MENU_GROUPS.map((group) => ({ group, entries: menuEntries(group) }));

function commandsIn(entries: readonly MenuEntry[]): readonly string[] {
  return entries.flatMap((one) =>
    one.kind === 'command' ? [one.id] : one.kind === 'menu' ? commandsIn(one.entries) : [],
  );
}

function menusIn(entries: readonly MenuEntry[]): readonly (readonly MenuEntry[])[] {
  return [entries, ...entries.flatMap((one) => (one.kind === 'menu' ? menusIn(one.entries) : []))];
}

describe('the menus', () => {
  it('have every command once, in the menu of its group', () => {
    for (const { group, entries } of menus) {
      const own = COMMANDS.filter((one) => one.group === group).map(({ id }) => id as string);
      expect([...commandsIn(entries)].sort()).toEqual([...own].sort());
    }
  });

  it('are no longer than a screen, and no line stands at an edge or beside another', () => {
    for (const entries of menus.flatMap((menu) => menusIn(menu.entries))) {
      expect(entries.length).toBeLessThanOrEqual(MOST_ENTRIES);
      const kinds = entries.map(({ kind }) => (kind === 'line' ? '-' : 'x')).join('');
      expect(kinds).not.toMatch(/^-|-$|--/);
    }
  });

  it('have ticks only for what the window tells', () => {
    const ticks = menus
      .flatMap(({ entries }) => commandsIn(entries))
      .flatMap((id) => {
        const { ticks: need } = commandOf(id as Parameters<typeof commandOf>[0]);
        return need === undefined ? [] : [need];
      });
    expect(ticks.length).toBeGreaterThan(8);
    for (const need of ticks) expect(NEEDS).toContain(need);
    expect(new Set(ticks).size).toBe(ticks.length);
  });
});
