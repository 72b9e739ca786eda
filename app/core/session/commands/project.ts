import { commands, request } from './command';

/** Opening, keeping and giving away projects. */
export const PROJECT_COMMANDS = commands([
  {
    ...{ id: 'new-review', group: 'file', keys: ['Mod+N'] },
    title: { en: 'New review…', ru: 'Новая сверка…' },
    needs: [],
    run: { type: 'dialog-opened', dialog: { kind: 'new-review' } },
  },
  {
    ...{ id: 'open', group: 'file', keys: ['Mod+O'] },
    title: { en: 'Open a review…', ru: 'Открыть сверку…' },
    needs: [],
    run: request({ kind: 'open-project', request: { verb: 'project.pick' } }),
  },
  {
    ...{ id: 'open-sample', group: 'file', keys: [] },
    title: { en: 'Open the sample', ru: 'Открыть пример' },
    needs: [],
    run: request({ kind: 'open-project', request: { verb: 'project.openSample' } }),
  },
  {
    ...{ id: 'add-references', group: 'file', keys: [] },
    title: { en: 'Add reference texts…', ru: 'Добавить эталонные тексты…' },
    needs: ['project', 'writable'],
    run: request({ kind: 'pick-references' }),
  },
  {
    ...{ id: 'take-text-layer', group: 'file', keys: [] },
    title: { en: 'Take the text of the PDF', ru: 'Взять текст из PDF' },
    needs: ['project', 'writable'],
    run: request({ kind: 'take-text-layer' }),
  },
  {
    ...{ id: 'import-page', group: 'file', keys: [] },
    title: { en: 'Take the text from a file…', ru: 'Взять текст из файла…' },
    needs: ['project', 'writable'],
    run: request({ kind: 'import-page', pageId: null, file: null }),
  },
  {
    ...{ id: 'project-details', group: 'file', keys: [] },
    title: { en: 'About the document…', ru: 'Сведения о документе…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'project-details' } },
  },
  {
    ...{ id: 'save-version', group: 'file', keys: ['Mod+S'] },
    title: { en: 'Save version…', ru: 'Сохранить версию…' },
    needs: ['project', 'writable'],
    run: { type: 'dialog-opened', dialog: { kind: 'save-version' } },
  },
  {
    ...{ id: 'save-copy', group: 'file', keys: [] },
    title: { en: 'Save a copy elsewhere…', ru: 'Сохранить копию в другом месте…' },
    needs: ['project'],
    run: request({ kind: 'save-copy' }),
  },
  {
    ...{ id: 'export-txt', group: 'file', keys: [] },
    title: { en: 'Export text (TXT)…', ru: 'Экспорт текста (TXT)…' },
    needs: ['project'],
    run: request({ kind: 'export', format: 'txt' }),
  },
  {
    ...{ id: 'export-page', group: 'file', keys: [] },
    title: { en: 'Export PAGE XML…', ru: 'Экспорт PAGE XML…' },
    needs: ['project'],
    run: request({ kind: 'export', format: 'page' }),
  },
  {
    ...{ id: 'export-report', group: 'file', keys: [] },
    title: { en: 'Export report (HTML)…', ru: 'Экспорт отчёта (HTML)…' },
    needs: ['project'],
    run: request({ kind: 'export', format: 'report' }),
  },
  {
    ...{ id: 'export-csv', group: 'file', keys: [] },
    title: { en: 'Export table (CSV)…', ru: 'Экспорт таблицы (CSV)…' },
    needs: ['project'],
    run: request({ kind: 'export', format: 'csv' }),
  },
  {
    ...{ id: 'verify', group: 'file', keys: [] },
    title: { en: 'Check the project’s files', ru: 'Проверить файлы проекта' },
    needs: ['project'],
    run: request({ kind: 'verify' }),
  },
]);
