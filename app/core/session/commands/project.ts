import { commands, request } from './command';

/** Opening, keeping and giving away projects. */
export const PROJECT_COMMANDS = commands([
  {
    ...{ id: 'new-review', group: 'file', keys: ['Mod+N'] },
    title: { en: 'New document…', ru: 'Новый документ…' },
    needs: [],
    run: { type: 'dialog-opened', dialog: { kind: 'new-review' } },
  },
  {
    ...{ id: 'open', group: 'file', keys: ['Mod+O'] },
    title: { en: 'Open a document…', ru: 'Открыть документ…' },
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
    title: { en: 'Add texts to compare with…', ru: 'Добавить тексты для сравнения…' },
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
    ...{ id: 'give-text', group: 'file', keys: [] },
    title: { en: 'Check a transcription against the scans…', ru: 'Сверить готовый текст со сканами…' },
    needs: ['project', 'writable'],
    run: { type: 'dialog-opened', dialog: { kind: 'given-text', plan: null } },
  },
  {
    ...{ id: 'import-folder', group: 'file', keys: [] },
    title: { en: 'Take the texts of a folder…', ru: 'Взять тексты из папки…' },
    needs: ['project', 'writable'],
    run: request({ kind: 'import-folder' }),
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
    ...{ id: 'export', group: 'file', keys: ['Mod+Shift+E'] },
    title: { en: 'Export…', ru: 'Экспорт…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: null } },
  },
  {
    ...{ id: 'export-txt', group: 'file', keys: [] },
    title: { en: 'Export text (TXT)…', ru: 'Экспорт текста (TXT)…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'txt' } },
  },
  {
    ...{ id: 'export-html', group: 'file', keys: [] },
    title: { en: 'Export web page (HTML)…', ru: 'Экспорт веб-страницы (HTML)…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'html' } },
  },
  {
    ...{ id: 'export-page', group: 'file', keys: [] },
    title: { en: 'Export PAGE XML…', ru: 'Экспорт PAGE XML…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'page' } },
  },
  {
    ...{ id: 'export-alto', group: 'file', keys: [] },
    title: { en: 'Export ALTO…', ru: 'Экспорт ALTO…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'alto' } },
  },
  {
    ...{ id: 'export-hocr', group: 'file', keys: [] },
    title: { en: 'Export hOCR…', ru: 'Экспорт hOCR…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'hocr' } },
  },
  {
    ...{ id: 'export-tei', group: 'file', keys: [] },
    title: { en: 'Export TEI…', ru: 'Экспорт TEI…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'tei' } },
  },
  {
    ...{ id: 'export-docx', group: 'file', keys: [] },
    title: { en: 'Export Word (DOCX)…', ru: 'Экспорт Word (DOCX)…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'docx' } },
  },
  {
    ...{ id: 'export-pdf', group: 'file', keys: [] },
    title: { en: 'Export searchable PDF…', ru: 'Экспорт PDF с текстом…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'pdf' } },
  },
  {
    ...{ id: 'export-md', group: 'file', keys: [] },
    title: { en: 'Export Markdown…', ru: 'Экспорт Markdown…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'md' } },
  },
  {
    ...{ id: 'export-report', group: 'file', keys: [] },
    title: { en: 'Export report (HTML)…', ru: 'Экспорт отчёта (HTML)…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'report' } },
  },
  {
    ...{ id: 'export-csv', group: 'file', keys: [] },
    title: { en: 'Export table (CSV)…', ru: 'Экспорт таблицы (CSV)…' },
    needs: ['project'],
    run: { type: 'dialog-opened', dialog: { kind: 'export', format: 'csv' } },
  },
  {
    ...{ id: 'verify', group: 'file', keys: [] },
    title: { en: 'Check the document’s files', ru: 'Проверить файлы документа' },
    needs: ['project'],
    run: request({ kind: 'verify' }),
  },
]);
