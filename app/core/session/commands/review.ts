import { commands } from './command';

/** The references, the status of sheets, and what the project knows. */
export const REVIEW_COMMANDS = commands([
  {
    ...{ id: 'take-line', group: 'review', keys: ['Alt+Enter'] },
    title: { en: 'Take the line from the reference', ru: 'Взять строку из эталона' },
    needs: ['project', 'writable'],
    run: { type: 'line-wanted' },
  },
  {
    ...{ id: 'take-block', group: 'review', keys: ['Alt+Shift+Enter'] },
    title: {
      en: 'Take the differing lines around from the reference',
      ru: 'Взять из эталона соседние расходящиеся строки',
    },
    needs: ['project', 'writable'],
    run: { type: 'alignment-due', then: 'take-block' },
  },
  {
    ...{ id: 'take-page', group: 'review', keys: [] },
    title: { en: 'Take the sheet from the reference…', ru: 'Взять лист из эталона…' },
    needs: ['project', 'writable'],
    run: { type: 'alignment-due', then: 'take-page' },
  },
  {
    ...{ id: 'project-words', group: 'review', keys: [] },
    title: { en: 'Words of this review…', ru: 'Слова этой сверки…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'project-words' } },
  },
  {
    ...{ id: 'comparison', group: 'review', keys: [] },
    title: { en: 'What counts as a difference…', ru: 'Что считать расхождением…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'comparison' } },
  },
  {
    ...{ id: 'finish-page', group: 'review', keys: ['Mod+Enter'] },
    title: { en: 'Sheet is done, next sheet', ru: 'Лист готов, следующий лист' },
    needs: ['project', 'writable'],
    run: { type: 'page-finished' },
  },
  {
    ...{ id: 'next-page-for-me', group: 'review', keys: ['Mod+Shift+PageDown'] },
    title: { en: 'Next sheet that needs me', ru: 'Следующий лист, который ждёт меня' },
    needs: ['project'],
    run: { type: 'next-page-wanted' },
  },
  {
    ...{ id: 'mark-validated', group: 'review', keys: ['Mod+Shift+Enter'] },
    title: { en: 'Sheet is validated', ru: 'Лист проверен' },
    needs: ['project', 'writable'],
    run: { type: 'page-validated' },
  },
  {
    ...{ id: 'mark-attention', group: 'review', keys: [] },
    title: { en: 'Sheet needs attention', ru: 'Лист требует внимания' },
    needs: ['project', 'writable'],
    run: { type: 'status-given', status: 'needs-attention' },
  },
  {
    ...{ id: 'digits', group: 'review', keys: ['Alt+9'] },
    title: { en: 'Digits, one by one…', ru: 'Цифры, одна за другой…' },
    needs: ['project', 'writable'],
    run: { type: 'dialog-opened', dialog: { kind: 'digits' } },
  },
  {
    ...{ id: 'progress', group: 'review', keys: [] },
    title: { en: 'Progress…', ru: 'Ход работы…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'progress' } },
  },
]);
