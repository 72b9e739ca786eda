import type { Span } from '../discrepancy/discrepancy';
import { RU_LEXICON } from './lexicon-ru';
import { numeralAt } from './numeral';

/** A stated number of copies and the list of those who got them, where the two do not add up. */
export type CopyCount = Span & { readonly stated: number; readonly listed: number; readonly list: Span };

const TOTAL = /(?:отп(?:ечатано|\.)?|напечатано|разослано|всего|размножено)\s*(?:в\s+)?(?=\S)/giu;
const COPIES = /\s*экз(?:емпляр\p{L}*|\.)?/iuy;
const LIST = /(?:копии|разослано|рассылка|адресат(?:ы|ам)?|экз(?:\.|емпляров)?)\s*:\s*/giu;
/** One addressee: a name, and how many copies where it is not one. */
const ADDRESSEE = /\s*\p{Lu}[\p{L}.\s-]*?(?:\s*(?:\((\d+)\)|[-–—]\s*(\d+)|\s(\d+)))?\s*(?=[,;.\n]|$)/uy;
const NEXT = /[,;]/y;
/** A list without two addressees is none. */
const LEAST_ADDRESSEES = 2;
/** The total stands this near to its list, before or after. */
const REACH_CHARS = 600;

/**
 * Lists of addressees whose copies do not add up to the number of copies that stands beside them. For
 * information only: real papers seldom add up.
 */
export function copyCounts(text: string): readonly CopyCount[] {
  const totals = [...text.matchAll(TOTAL)].flatMap((match) => totalAt(text, match.index, match[0].length));
  return [...text.matchAll(LIST)].flatMap((match) => {
    const list = listAt(text, match.index + match[0].length);
    if (list === null) return [];
    const near = totals
      .map((total) => ({
        total,
        gap: Math.min(Math.abs(total.from - list.to), Math.abs(list.from - total.to)),
      }))
      .filter(({ gap }) => gap <= REACH_CHARS)
      .sort((a, b) => a.gap - b.gap)[0]?.total;
    if (near === undefined || near.count === list.count) return [];
    const { from, to } = near;
    return [{ from, to, stated: near.count, listed: list.count, list: { from: list.from, to: list.to } }];
  });
}

type Counted = Span & { readonly count: number };

function totalAt(text: string, start: number, length: number): readonly Counted[] {
  const numeral = numeralAt(text, start + length, RU_LEXICON);
  const [count] = numeral?.values ?? [];
  if (numeral === null || count === undefined) return [];
  COPIES.lastIndex = numeral.to;
  return COPIES.test(text) ? [{ from: numeral.from, to: numeral.to, count }] : [];
}

function listAt(text: string, from: number): Counted | null {
  let at = from;
  let count = 0;
  let addressees = 0;
  for (;;) {
    ADDRESSEE.lastIndex = at;
    const match = ADDRESSEE.exec(text);
    if (match === null) break;
    count += Number(match[1] ?? match[2] ?? match[3] ?? 1);
    addressees += 1;
    at = ADDRESSEE.lastIndex;
    NEXT.lastIndex = at;
    if (!NEXT.test(text)) break;
    at += 1;
  }
  return addressees < LEAST_ADDRESSEES ? null : { from, to: at, count };
}
