import { commands } from './command';

/** Finding one’s way. */
export const HELP_COMMANDS = commands([
  {
    ...{ id: 'palette', group: 'help', keys: ['Mod+K', 'Mod+Shift+P', 'F1'] },
    title: { en: 'All commands', ru: 'Все команды' },
    needs: [],
    run: { type: 'dialog-opened', dialog: { kind: 'palette' } },
  },
  {
    ...{ id: 'keys', group: 'help', keys: ['Mod+Slash'] },
    title: { en: 'Keys', ru: 'Клавиши' },
    needs: [],
    run: { type: 'dialog-opened', dialog: { kind: 'keys' } },
  },
  {
    ...{ id: 'tour', group: 'help', keys: [] },
    title: { en: 'Tour of the sample', ru: 'Знакомство на примере' },
    needs: [],
    run: { type: 'tour-wanted' },
  },
  {
    ...{ id: 'change-keys', group: 'help', keys: [] },
    title: { en: 'Change keys…', ru: 'Изменить клавиши…' },
    needs: [],
    run: { type: 'dialog-opened', dialog: { kind: 'change-keys' } },
  },
  {
    ...{ id: 'report-problem', group: 'help', keys: [] },
    title: { en: 'Report a problem…', ru: 'Сообщить о неполадке…' },
    needs: [],
    run: { type: 'dialog-opened', dialog: { kind: 'diagnostics' } },
  },
  {
    ...{ id: 'offline', group: 'help', keys: [] },
    title: { en: 'Offline by design', ru: 'Работа без сети' },
    needs: [],
    run: { type: 'dialog-opened', dialog: { kind: 'offline' } },
  },
  {
    ...{ id: 'about', group: 'help', keys: [] },
    title: { en: 'About Sverka', ru: 'О программе' },
    needs: [],
    run: { type: 'dialog-opened', dialog: { kind: 'about' } },
  },
]);
