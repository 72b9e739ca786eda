import { describe, expect, it } from 'vitest';
import { COMMANDS, commandOf, isCommandId, isEnabled, MENU_GROUPS } from '../../../app/core/session/commands';
import { metNeeds, NEEDS } from '../../../app/core/session/select/needs';
import { patch } from '../../../app/core/session/reduce/outcome';
import { EMPTY_STATE } from '../../../app/core/session/state/state';
import { flag, openState, pageOfTexts, play, withFlags } from '../../helpers/session';

const STATE = openState([pageOfTexts('0001', 'лист 8')]);

describe('the list of commands', () => {
  it('names each once, in both languages, with a group of the menu', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length);
    expect(
      COMMANDS.filter(
        ({ title, group }) => title.en === '' || title.ru === '' || !MENU_GROUPS.includes(group),
      ),
    ).toEqual([]);
    expect([isCommandId('undo'), isCommandId('toString')]).toEqual([true, false]);
  });

  it.each(COMMANDS.map(({ id }) => id))('can be run on an open project: %s', (id) => {
    const state = patch(withFlags(STATE, flag('a', 'лист')), 'flags', { activeId: 'a' });
    expect(() => play(state, commandOf(id).run)).not.toThrow();
  });
});

describe('what makes sense', () => {
  const enabled = (state: typeof STATE) => (id: (typeof COMMANDS)[number]['id']) =>
    isEnabled(id, metNeeds(state));

  it('without a project is opening one, and the app itself', () => {
    const ids = COMMANDS.map(({ id }) => id).filter(enabled(EMPTY_STATE));
    expect(ids).toEqual(expect.arrayContaining(['open', 'new-review', 'palette', 'theme', 'tour']));
    expect(ids).not.toEqual(expect.arrayContaining(['undo']));
    expect(ids).toHaveLength(18);
  });

  it('hangs on the text, the card, what can be undone, and whether the project may be changed', () => {
    expect(
      ['mark-struck', 'undo', 'take-best', 'recognise-all'].map((id) => enabled(STATE)(id as 'undo')),
    ).toEqual([true, false, false, true]);
    const typed = play(STATE, {
      type: 'typed',
      pageId: '0001',
      changes: [{ from: 0, to: 0, inserted: 'А' }],
    }).state;
    expect(enabled(typed)('undo')).toBe(true);
    const card = patch(withFlags(STATE, flag('a', 'лист')), 'flags', { activeId: 'a' });
    expect(enabled(card)('decide-later')).toBe(true);
    const view = { ...STATE.project.view, readOnly: 'newer-format' } as typeof STATE.project.view;
    expect(enabled(patch(card, 'project', { view }))('decide-later')).toBe(false);
  });

  it('is the same list for the same needs', () => {
    expect(metNeeds(STATE)).toBe(metNeeds({ ...STATE }));
    expect(metNeeds(STATE).every((need) => NEEDS.includes(need))).toBe(true);
  });
});
