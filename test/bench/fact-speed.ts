import { nameTable } from '../../app/core/facts/names/aliases';
import { compareWithTranslation } from '../../app/core/facts/compare/compare';
import { extractFacts } from '../../app/core/facts/read/extract';
import { makeFactReader } from '../../app/core/facts/compare/reader';
import { factCase } from './facts';

export type FactSpeed = {
  readonly pages: number;
  readonly factsMs: number;
  readonly rereadMs: number;
  readonly compareMs: number;
  /** After one edit each, the median. */
  readonly recompareMs: number;
};

const PAGES = 1_000;
const PAGE_CHARS = 1_900;

const EDITS = 9;

/** Facts of 1,000 pages: read once, read again after a letter was typed, and compared with their translation. */
export function benchFactSpeed(seed: number, nowMs: () => number): FactSpeed {
  const { ru, en } = longPair(seed);
  const start = nowMs();
  extractFacts(ru, 'ru');
  const factsMs = nowMs() - start;
  const reader = makeFactReader(nameTable([]));
  const compare = nowMs();
  compareWithTranslation(ru, [], [], en, undefined, reader);
  const compareMs = nowMs() - compare;
  let edited = typed(ru, 0.5);
  const again = nowMs();
  reader.read(edited, 'ru');
  const rereadMs = nowMs() - again;
  const times = Array.from({ length: EDITS }, (_, i) => {
    edited = typed(edited, (i + 1) / (EDITS + 1));
    const before = nowMs();
    compareWithTranslation(edited, [], [], en, undefined, reader);
    return nowMs() - before;
  });
  const recompareMs = times.sort((a, b) => a - b)[EDITS >> 1] ?? 0;
  return { pages: PAGES, factsMs, rereadMs, compareMs, recompareMs };
}

function typed(text: string, share: number): string {
  const at = Math.floor(text.length * share);
  return `${text.slice(0, at)}а${text.slice(at)}`;
}

function longPair(seed: number): { readonly ru: string; readonly en: string } {
  const ru: string[] = [];
  const en: string[] = [];
  for (let chars = 0, i = 0; chars < PAGES * PAGE_CHARS; i += 1) {
    const one = factCase(seed + i, 20, { fact: 0, paragraph: 0 });
    ru.push(one.ru);
    en.push(one.en.slice(one.en.indexOf('CIPHERED')).replace(/\n\nKeywords.*$/s, ''));
    chars += one.ru.length;
  }
  return { ru: ru.join('\n\n'), en: en.join('\n\n') };
}
