import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandId } from '../../app/core/session/commands';
import {
  acceleratorOf,
  commandForKeys,
  commandInTheWay,
  isBindable,
  keysOf,
  readBindings,
  shownKeys,
  withKeys,
  withOwnKeys,
} from '../../app/core/key-bindings';

const IDS: readonly CommandId[] = COMMANDS.map(({ id }) => id);

describe('the list of commands', () => {
  it('has no key twice, and only keys that can be bound', () => {
    const all = COMMANDS.flatMap(({ id, keys }) => keys.map((each) => ({ id, keys: each })));
    expect(new Set(all.map(({ keys }) => keys)).size).toBe(all.length);
    expect(all.filter(({ id, keys }) => !isBindable(keys, id))).toEqual([]);
    expect(new Set(IDS).size).toBe(IDS.length);
  });
});

describe('bindings', () => {
  it('take the place of a command’s own keys', () => {
    const bindings = withKeys({}, 'find', ['Mod+Alt+F']);
    expect(commandForKeys('Mod+Alt+F', bindings)).toBe('find');
    expect(commandForKeys('Mod+F', bindings)).toBeNull();
    expect(withKeys(bindings, 'find', ['Mod+F'])).toEqual({});
    expect(keysOf('find', withKeys({}, 'find', []))).toEqual([]);
  });

  it('refuse the keys of writing, of menus and of other commands', () => {
    for (const keys of [
      'A',
      'Shift+A',
      'Mod+C',
      'Tab',
      'Escape',
      'Mod+Home',
      'Alt+ArrowLeft',
      'Mod+ArrowUp',
      'Enter',
      'Shift+Mod+F',
      '',
    ])
      expect(isBindable(keys), keys).toBe(false);
    for (const keys of [
      'F7',
      'Shift+F3',
      'Mod+Enter',
      'Alt+Enter',
      'Alt+1',
      'Mod+Alt+Shift+Q',
      'Alt+PageDown',
      'Alt+R',
      'Alt+ArrowUp',
    ])
      expect(isBindable(keys), keys).toBe(true);
    expect(commandInTheWay('Mod+S', 'find', {})).toBe('save-version');
    expect(commandInTheWay('Mod+F', 'find', {})).toBeNull();
  });

  it('let only a command of the card have the keys of writing', () => {
    for (const keys of ['O', '7', 'Numpad7', 'Enter']) {
      expect(isBindable(keys, 'decide-later'), keys).toBe(true);
      expect(isBindable(keys, 'find'), keys).toBe(false);
    }
    expect(isBindable('Escape', 'decide-later')).toBe(false);
    expect(commandForKeys('O', {})).toBe('decide-original');
    expect(readBindings({ 'decide-later': ['Z'], find: ['Z'] })).toEqual({ 'decide-later': ['Z'], find: [] });
    expect(shownKeys('Numpad3', false)).toBe('Num 3');
  });

  it('give a command its own keys back, unless another has them by now', () => {
    const freed = withKeys(withKeys({}, 'find', []), 'replace', ['Mod+F']);
    expect(withOwnKeys(freed, 'find')).toEqual({ taken: 'Mod+F', by: 'replace' });
    expect(withOwnKeys(withKeys({}, 'find', []), 'find')).toEqual({ bindings: {} });
  });

  it('from a file never leave a key with two commands, whatever the file says', () => {
    const keys = fc.constantFrom('Mod+F', 'Mod+S', 'F7', 'F3', 'Tab', 'x', 'O', 'Enter', 'Mod+Alt+1');
    const raw = fc.dictionary(
      fc.constantFrom(...IDS, 'no-such'),
      fc.oneof(fc.array(keys, { maxLength: 5 }), fc.nat()),
    );
    fc.assert(
      fc.property(raw, (given) => {
        const bindings = readBindings(given);
        const all = IDS.flatMap((id) => keysOf(id, bindings).map((each) => ({ id, keys: each })));
        expect(new Set(all.map((one) => one.keys)).size).toBe(all.length);
        expect(all.every((one) => isBindable(one.keys, one.id))).toBe(true);
        expect(readBindings(bindings)).toEqual(bindings);
      }),
      { seed: 12, numRuns: 500 },
    );
    expect(readBindings(null)).toEqual({});
    expect(readBindings({ find: ['F7'], undo: 'F8' })).toEqual({ find: ['F7'] });
  });

  it('are shown as they stand on the keyboard and named as menus name them', () => {
    expect(shownKeys('Mod+Shift+Equal', false)).toBe('Ctrl+Shift++');
    expect(shownKeys('Mod+Slash', true)).toBe('⌘+/');
    expect(acceleratorOf('Mod+Shift+Equal')).toBe('CommandOrControl+Shift+Plus');
    expect(acceleratorOf('Alt+PageDown')).toBe('Alt+PageDown');
    expect(shownKeys('Alt+ArrowUp', false)).toBe('Alt+↑');
    expect(acceleratorOf('Alt+ArrowDown')).toBe('Alt+Down');
    expect(acceleratorOf('Mod+Shift+Minus')).toBe('CommandOrControl+Shift+-');
  });
});
