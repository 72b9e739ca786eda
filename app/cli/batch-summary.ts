import type { Language } from '../core/base/language';
import type { BatchTask } from './batch-plan';
import { scoreOf, type BatchRecord } from './batch-record';

/** What came of a whole folder, worst documents first; those that nobody has done yet stand apart. */
export type BatchSummary = {
  readonly version: 1;
  readonly format: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly left: readonly string[];
  readonly documents: readonly BatchDocument[];
};

export type BatchDocument = Pick<
  BatchRecord,
  'id' | 'kind' | 'path' | 'pages' | 'words' | 'problems' | 'failed'
> & {
  /** Problems for a thousand words; null for a document that failed. */
  readonly score: number | null;
};

export function summarise(
  tasks: readonly BatchTask[],
  records: ReadonlyMap<string, BatchRecord>,
  format: string,
): BatchSummary {
  const found = tasks.flatMap(({ id }) => records.get(id) ?? []);
  const order = new Map(tasks.map(({ id }, i) => [id, i]));
  const worstFirst = [...found].sort(
    (a, b) => byScore(a, b) || (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
  );
  return {
    ...{ version: 1, format, total: tasks.length },
    done: found.filter(({ failed }) => failed === null).length,
    failed: found.filter(({ failed }) => failed !== null).length,
    left: tasks.filter(({ id }) => !records.has(id)).map(({ path }) => path),
    documents: worstFirst.map((record) => {
      const { id, kind, path, pages, words, problems, failed } = record;
      return {
        id,
        kind,
        path,
        pages,
        words,
        problems,
        failed,
        score: failed === null ? scoreOf(record) : null,
      };
    }),
  };
}

function byScore(a: BatchRecord, b: BatchRecord): number {
  const [left, right] = [scoreOf(a), scoreOf(b)];
  return left === right ? 0 : left < right ? 1 : -1;
}

const WORDS = {
  en: {
    score: 'per 1000',
    problems: 'to see',
    words: 'words',
    pages: 'sheets',
    path: 'document',
    failed: 'failed',
  },
  ru: {
    score: 'на 1000',
    problems: 'смотреть',
    words: 'слов',
    pages: 'листов',
    path: 'документ',
    failed: 'ошибка',
  },
} as const satisfies Readonly<Record<Language, unknown>>;

/** The same as a table for people. */
export function summaryTable(
  { documents, total, done, failed, left }: BatchSummary,
  language: Language,
): string {
  const words = WORDS[language];
  const rows = documents.map((one) => [
    one.score === null ? words.failed : one.score.toFixed(1),
    ...[one.problems, one.words, one.pages].map(String),
    one.failed === null ? one.path : `${one.path}: ${one.failed.replace(/\s*\n\s*/g, ' ')}`,
  ]);
  const head: readonly string[] = [words.score, words.problems, words.words, words.pages, words.path];
  const widths = head.map((title, i) =>
    Math.max(...[title, ...rows.map((row) => row[i] ?? '')].map((cell) => cell.length)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === cells.length - 1 ? cell : cell.padStart(widths[i] ?? 0))).join('  ');
  const sum =
    language === 'ru'
      ? `Документов: ${total}; готово: ${done}; с ошибкой: ${failed}; не начато: ${left.length}.`
      : `Documents: ${total}; done: ${done}; failed: ${failed}; left: ${left.length}.`;
  return `${[line(head), ...rows.map(line), sum].join('\n')}\n`;
}
