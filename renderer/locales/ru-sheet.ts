import type { enSheet } from './en-sheet';
import type { Translated } from './plural';

/** The same words in Russian. */
export const ruSheet: Translated<typeof enSheet> = {
  sheet: 'Лист',
  sheetWhole: 'О листе {{number}} из {{total}}',
  statusColon: 'Состояние',
  sheetDone: 'Готов, следующий лист',
  needsAttention: 'Требует внимания',
  noMoreAttention: 'Больше не требует внимания',
  commentOnSheet: 'Примечание…',
  sheetReadAgain: 'Прочитать ещё раз…',
  fromFile: 'Файл',
  imageOfFile: '{{file}}, снимок {{number}} из {{total}}',
  pictureSize: 'Снимок',
  pictureSizePx: '{{width}} × {{height}} пикс.',
  resolution: 'Разрешение',
  resolutionDpi: '{{dpi}} точек на дюйм ({{width}} × {{height}} см)',
  resolutionUnknown: 'в файле не указано',
  linesTotal: 'Строки',
  untouchedWords: 'Слова как распознаны',
  meanProbability: 'Ожидаемая точность',
  doubtfulWords: 'Сомнительные слова',
  timesRead: 'Проходов распознавания',
  discrepanciesOf: 'не решено {{open}} из {{count}}',
  remarks: 'Пометы и примечания',
  remarksOf: 'Чьи пометы и примечания',
  noRemarksHere: 'На этом листе нет ни помет, ни примечаний.',
  noRemarks: 'Помет и примечаний пока нет.',
  onWholeSheet: 'ко всему листу',
  noTextYet: 'На этом листе ещё нет текста.',
};
