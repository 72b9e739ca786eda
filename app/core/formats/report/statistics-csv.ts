import { pageStatusName } from '../../discrepancy/model/names';
import type { Language } from '../../base/language';
import type { Left } from '../../left/likely-left';
import type { Statistics } from '../../progress/statistics';
import { writeCsv, type CsvOptions } from './report-csv';

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...['Sheet', 'Status', 'Words', 'Corrected lines', 'Corrected words', 'Open discrepancies'],
    ...['Decided discrepancies', 'Seconds', 'Characters changed at validation', 'Characters validated'],
    ...['Wrong words likely left at least', 'Likely left', 'At most'],
  ],
  ru: [
    ...['Лист', 'Состояние', 'Слова', 'Исправлено строк', 'Исправлено слов', 'Расхождения не решены'],
    ...['Расхождения решены', 'Секунды', 'Знаков изменено при проверке', 'Знаков проверено'],
    ...['Останется неверных слов не меньше', 'Вероятно останется', 'Не больше'],
  ],
};

/** One row a page, with a header row. What is not known of a page is left empty. */
export function writeStatisticsCsv(statistics: Statistics, language: Language, options: CsvOptions): string {
  const rows = statistics.pages.map((page, index) => [
    String(index + 1),
    pageStatusName(page.status, language),
    String(page.words),
    ...[page.corrected?.lines, page.corrected?.words].map((count) => String(count ?? '')),
    ...[page.flags.open, page.flags.decided, page.seconds].map(String),
    ...[page.validated?.changed, page.validated?.chars].map((count) => String(count ?? '')),
    ...leftCells(statistics.left.sheets[index]),
  ]);
  return writeCsv([HEADERS[language], ...rows], options);
}

function leftCells(left: Left | undefined): readonly string[] {
  return left?.kind === 'range'
    ? [String(left.least), left.likely.toFixed(1), String(left.most)]
    : ['', '', ''];
}
