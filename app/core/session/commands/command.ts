import type { Template } from '../../base/language';
import type { Action } from '../actions/actions';
import type { RequestEffect } from '../actions/effects';
import type { Need } from '../select/needs';

export const MENU_GROUPS = [
  'file',
  'edit',
  'text',
  'view',
  'review',
  'discrepancy',
  'window',
  'help',
] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/**
 * Something a person can ask for, as a value: menu, shortcuts, palette, the list of keys and the tooltips all read it.
 *
 * `keys` are named after the physical key (`KeyboardEvent.code` without its `Key` or `Digit`), so that they work in the
 * Russian layout too; `Mod` is Ctrl, on a Mac ⌘. It can be asked for while all its `needs` are met; then `run` is
 * dispatched.
 */
export type Command<Id extends string = string> = {
  readonly id: Id;
  readonly group: MenuGroup;
  readonly keys: readonly string[];
  readonly title: Template;
  /** What it means, where the title alone leaves room for doubt; said where the command is pointed at. */
  readonly meaning?: Template;
  readonly needs: readonly Need[];
  readonly run: Action;
  /** It has a tick in the menu while this is so. */
  readonly ticks?: Need;
  /** It goes on while its keys are held down; every other command is run once for each press. */
  readonly repeats?: true;
  /** It lasts while its key is held down. */
  readonly isHeld?: true;
  /** It decides on the open card. Its keys may be plain letters, since they count only while nobody writes. */
  readonly isForCard?: true;
};

/** The commands of one feature; their ids stay literal types. */
export function commands<const Id extends string>(list: readonly Command<Id>[]): readonly Command<Id>[] {
  return list;
}

export function request(effect: RequestEffect): Action {
  return { type: 'requested', effect };
}
