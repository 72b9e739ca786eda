import type { Language } from '../discrepancy/messages';

/** The words a report adds to the names and messages of Discrepancies. */
export type ReportWords = Readonly<Record<keyof typeof EN, string>>;

const EN = {
  report: 'Discrepancies',
  summary: 'Summary',
  severity: 'Severity',
  kind: 'Kind',
  count: 'Count',
  total: 'Total',
  decided: 'Decided',
  open: 'Open',
  words: 'Words',
  cer: 'Character error rate',
  wer: 'Word error rate',
  coverage: 'Reference found in the transcription',
  line: 'Line',
  column: 'Column',
  sheet: 'Sheet',
  transcription: 'Transcription',
  reference: 'Reference',
  referenceFile: 'Reference file',
  role: 'Reference role',
  message: 'What is seen',
  suggestions: 'Suggestions',
  verdict: 'Verdict',
  who: 'By',
  when: 'When',
  note: 'Note',
  scan: 'The place on the scan',
  made: 'Made by',
  none: 'No discrepancies were found.',
  nothingHere: 'nothing here',
} as const;

const RU: ReportWords = {
  report: 'Расхождения',
  summary: 'Сводка',
  severity: 'Важность',
  kind: 'Вид',
  count: 'Количество',
  total: 'Всего',
  decided: 'Решено',
  open: 'Не решено',
  words: 'Слов',
  cer: 'Доля ошибок в знаках (CER)',
  wer: 'Доля ошибок в словах (WER)',
  coverage: 'Доля эталона, найденная в транскрипции',
  line: 'Строка',
  column: 'Знак',
  sheet: 'Лист',
  transcription: 'Транскрипция',
  reference: 'Эталон',
  referenceFile: 'Файл эталона',
  role: 'Роль эталона',
  message: 'Что видно',
  suggestions: 'Предложения',
  verdict: 'Решение',
  who: 'Кто',
  when: 'Когда',
  note: 'Примечание',
  scan: 'Место на скане',
  made: 'Составлено программой',
  none: 'Расхождений не найдено.',
  nothingHere: 'здесь ничего нет',
};

export function reportWords(language: Language): ReportWords {
  return language === 'ru' ? RU : EN;
}
