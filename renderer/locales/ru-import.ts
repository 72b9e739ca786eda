import type { Translated } from './plural';
import type { enImport } from './en-import';

export const ruImport: Translated<typeof enImport> = {
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
