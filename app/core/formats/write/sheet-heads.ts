import type { Language } from '../../base/language';
import { citation } from '../../project/citation';
import type { Project } from '../../project/project';

const WORDS = {
  en: { sheet: 'Sheet', isOpen: '[not proofread]' },
  ru: { sheet: 'Лист', isOpen: '[лист не вычитан]' },
} as const satisfies Readonly<Record<Language, unknown>>;

/** What stands above a sheet: where its original lies, and that nobody has proofread it. */
export type SheetHead = { readonly source: string; readonly note: string };

/** By the id of the page. */
export function sheetHeads(
  { pages, archival }: Pick<Project, 'pages' | 'archival'>,
  language: Language,
): ReadonlyMap<string, SheetHead> {
  const words = WORDS[language];
  return new Map(
    pages.map(({ id, status }, i) => {
      const own = archival === null ? null : sheetOf(archival.list, i, pages.length);
      const source =
        archival === null || own === null
          ? `${words.sheet} ${i + 1}`
          : citation({ ...archival, list: own }, language);
      const isRead = status === 'proofread' || status === 'validated';
      return [id, { source, note: isRead ? '' : words.isOpen }];
    }),
  );
}

/** The number of one sheet where as many are named as there are: `3–16`, `5, 7, 9`, `12`; else null. */
function sheetOf(list: string, index: number, count: number): string | null {
  const numbers = list.split(/\s*,\s*/).flatMap((part) => {
    const [, from, to] = /^(\d+)\s*[-–—]\s*(\d+)$/.exec(part.trim()) ?? [];
    if (from === undefined || to === undefined) return part.trim() === '' ? [] : [part.trim()];
    const length = Number(to) - Number(from) + 1;
    return length < 1 || length > 100_000
      ? [part.trim()]
      : Array.from({ length }, (_, i) => String(Number(from) + i));
  });
  return numbers.length === count ? (numbers[index] ?? null) : null;
}
