import { commands, request } from './command';

/** The text of a sheet: undo, finding, marks, words and comments. */
export const TEXT_COMMANDS = commands([
  {
    ...{ id: 'undo', group: 'edit', keys: ['Mod+Z'], repeats: true },
    title: { en: 'Undo', ru: 'Отменить' },
    needs: ['project', 'writable', 'something-to-undo'],
    run: { type: 'undone' },
  },
  {
    ...{ id: 'redo', group: 'edit', keys: ['Mod+Shift+Z', 'Mod+Y'], repeats: true },
    title: { en: 'Redo', ru: 'Повторить' },
    needs: ['project', 'writable', 'something-to-redo'],
    run: { type: 'redone' },
  },
  {
    ...{ id: 'move-line-up', group: 'edit', keys: ['Alt+ArrowUp'], repeats: true },
    title: { en: 'Move the line up', ru: 'Сдвинуть строку вверх' },
    needs: ['project', 'writable'],
    run: { type: 'line-moved', by: -1 },
  },
  {
    ...{ id: 'move-line-down', group: 'edit', keys: ['Alt+ArrowDown'], repeats: true },
    title: { en: 'Move the line down', ru: 'Сдвинуть строку вниз' },
    needs: ['project', 'writable'],
    run: { type: 'line-moved', by: 1 },
  },
  {
    ...{ id: 'find', group: 'edit', keys: ['Mod+F'] },
    title: { en: 'Find in the sheet…', ru: 'Найти на листе…' },
    needs: ['project'],
    run: request({ kind: 'find-selection', scope: 'page', showsReplacement: false }),
  },
  {
    ...{ id: 'find-everywhere', group: 'edit', keys: ['Mod+Shift+F'] },
    title: { en: 'Find in all sheets…', ru: 'Найти на всех листах…' },
    needs: ['project'],
    run: request({ kind: 'find-selection', scope: 'project', showsReplacement: false }),
  },
  {
    ...{ id: 'replace', group: 'edit', keys: ['Mod+H'] },
    title: { en: 'Find and replace…', ru: 'Найти и заменить…' },
    needs: ['project', 'writable'],
    run: request({ kind: 'find-selection', scope: null, showsReplacement: true }),
  },
  {
    ...{ id: 'find-next', group: 'edit', keys: ['Mod+G'], repeats: true },
    title: { en: 'Next place found', ru: 'Следующее найденное' },
    needs: ['project'],
    run: request({ kind: 'find-again', step: 1 }),
  },
  {
    ...{ id: 'find-previous', group: 'edit', keys: ['Mod+Shift+G'], repeats: true },
    title: { en: 'Previous place found', ru: 'Предыдущее найденное' },
    needs: ['project'],
    run: request({ kind: 'find-again', step: -1 }),
  },
  {
    ...{ id: 'special-characters', group: 'text', keys: ['Mod+J'] },
    title: { en: 'Special characters…', ru: 'Особые знаки…' },
    needs: ['project', 'writable', 'text'],
    run: { type: 'dialog-opened', dialog: { kind: 'characters' } },
  },
  {
    ...{ id: 'mark-illegible', group: 'text', keys: ['Mod+Shift+N'] },
    title: { en: 'Illegible [нрзб]', ru: 'Неразборчиво [нрзб]' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-illegible' }),
  },
  {
    ...{ id: 'mark-doubtful', group: 'text', keys: ['Mod+Shift+D'] },
    title: { en: 'Doubtful [?]', ru: 'Под сомнением [?]' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-doubtful' }),
  },
  {
    ...{ id: 'mark-struck', group: 'text', keys: ['Mod+Shift+X'] },
    title: { en: 'Struck out', ru: 'Зачёркнуто' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-struck' }),
  },
  {
    ...{ id: 'mark-inserted', group: 'text', keys: ['Mod+Shift+U'] },
    title: { en: 'Inserted above', ru: 'Вписано сверху' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-inserted' }),
  },
  {
    ...{ id: 'mark-handwritten', group: 'text', keys: ['Mod+Shift+H'] },
    title: { en: 'Handwritten', ru: 'Написано от руки' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-handwritten' }),
  },
  {
    ...{ id: 'mark-stamp', group: 'text', keys: ['Mod+Shift+M'] },
    title: { en: 'Stamp', ru: 'Штамп или печать' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-stamp' }),
  },
  {
    ...{ id: 'mark-debris', group: 'text', keys: [] },
    title: { en: 'Debris of a stamp or signature', ru: 'Обрывки штампа или подписи' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-debris' }),
  },
  {
    ...{ id: 'mark-margin-note', group: 'text', keys: [] },
    title: { en: 'Margin note', ru: 'Помета на полях' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-margin-note' }),
  },
  {
    ...{ id: 'mark-heading', group: 'text', keys: [] },
    title: { en: 'Heading', ru: 'Заголовок' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'mark-heading' }),
  },
  {
    ...{ id: 'spelling-suggestions', group: 'text', keys: ['Alt+Period'] },
    title: { en: 'Suggestions for the word…', ru: 'Варианты слова…' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'spelling-suggestions' }),
  },
  {
    ...{ id: 'add-word', group: 'text', keys: ['Alt+W'] },
    title: { en: 'Add the word to the document’s list', ru: 'Внести слово в список этого документа' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'add-word-here' }),
  },
  {
    ...{ id: 'comment-line', group: 'text', keys: ['Mod+Shift+C'] },
    title: { en: 'Comment on the line…', ru: 'Примечание к строке…' },
    needs: ['project', 'writable', 'text'],
    run: request({ kind: 'view-command', id: 'comment-line' }),
  },
  {
    ...{ id: 'comment-page', group: 'text', keys: [] },
    title: { en: 'Comment on the sheet…', ru: 'Примечание к листу…' },
    needs: ['project', 'writable', 'text'],
    run: { type: 'page-comment-opened' },
  },
]);
