import type { Translated } from './plural';
import type { enImport } from './en-import';

export const ruImport: Translated<typeof enImport> = {
  importedFolder: {
    one: '{{folder}}: взят текст {{count}} листа, прежний остался в истории. {{rest}}',
    few: '{{folder}}: взяты тексты {{count}} листов, прежние остались в истории. {{rest}}',
    many: '{{folder}}: взяты тексты {{count}} листов, прежние остались в истории. {{rest}}',
    other: '{{folder}}: взяты тексты {{count}} листа, прежние остались в истории. {{rest}}',
  },
  importedNone:
    '{{folder}}: ни один файл не относится к листам документа. Файлы сопоставляются по именам изображений.',
  importedLeft: 'Листов без файла: {{number}}.',
  importedOthers: 'Не взяты файлы: {{files}}.',
  imported: {
    one: '{{file}}: взят текст {{count}} листа ({{sheets}}). {{rest}} Прежний остался в истории.',
    few: '{{file}}: взят текст {{count}} листов ({{sheets}}). {{rest}} Прежний остался в истории.',
    many: '{{file}}: взят текст {{count}} листов ({{sheets}}). {{rest}} Прежний остался в истории.',
    other: '{{file}}: взят текст {{count}} листа ({{sheets}}). {{rest}} Прежний остался в истории.',
  },
  importLeftOut: 'Не взято: {{what}}.',
  importAllTaken: 'Взято всё.',
  importWithoutText: 'В файле без текста и оставлены как были листы: {{sheets}}.',
  importNoText: '{{file}}: в этом файле нет текста. Лист остался как был. Выберите файл с текстом.',
  importQuestion: 'Взять текст из этого файла?',
  importQuestionFile: 'Прежде чем взять текст из файла {{file}}, посмотрите:',
  importQuestionHint: 'Нынешний текст останется в истории.',
  importTake: 'Всё равно взять',
};
