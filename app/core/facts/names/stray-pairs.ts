import { leastSound } from './name-ear';
import type { Matched } from './stray-matched';
import { isShouted } from './stray-side';
import type { Side } from './stray-side';

export type Pair = { readonly ru: number; readonly en: number; readonly isClose: boolean };

/** On one line: at the start of the next another entry of a list may stand. */
const BESIDE = /^(?:[ \u00a0]{1,2}|-)$/u;

/** Names that share more than about half of their sounds may be one, misread. */
const MISREAD_SHARE = 0.45;

/** Of a word that may have its capital from the sentence, or is no name by itself, more has to sound alike. */
const FAINT_SHARE = 0.3;

/** A word beside a matched name and what stands beside the same name in the translation: the other half of a name. */
export function besideMatched(
  ru: Side,
  en: Side,
  here: readonly number[],
  there: readonly number[],
  matched: Matched,
): readonly Pair[] {
  return here.flatMap((index) => {
    for (const step of [-1, 1]) {
      const answer = matched.answers.get(index + step);
      const [first, last] = [ru.words[index + Math.min(0, step)], ru.words[index + Math.max(0, step)]];
      if (answer === undefined || first === undefined || last === undefined) continue;
      if (!BESIDE.test(ru.text.slice(first.to, last.from))) continue;
      const other =
        step === -1 ? (answer.words[answer.words.length - 1] ?? 0) + 1 : (answer.words[0] ?? 0) - 1;
      const [left, right] = step === -1 ? [other - 1, other] : [other, other + 1];
      const gap = en.text.slice(en.words[left]?.to ?? 0, en.words[right]?.from ?? 0);
      if (!there.includes(other) || !BESIDE.test(gap)) continue;
      return [{ ru: index, en: other, isClose: isNear(ru, en, index, other) }];
    }
    return [];
  });
}

function lettersOf(ru: Side, en: Side, here: number, there: number): readonly [string, string] {
  return [ru.words[here]?.letters ?? '', en.words[there]?.letters ?? ''];
}

function isNear(ru: Side, en: Side, here: number, there: number): boolean {
  const [left, right] = lettersOf(ru, en, here, there);
  return leastSound(left, right) <= MISREAD_SHARE * Math.max(left.length, right.length);
}

/** What is left on both sides, the nearest sounds first. */
export function bySound(
  ru: Side,
  en: Side,
  here: readonly number[],
  there: readonly number[],
): readonly Pair[] {
  return here
    .flatMap((index) =>
      there.map((other) => {
        const [left, right] = lettersOf(ru, en, index, other);
        const distance = leastSound(left, right);
        const place = Math.abs(index / ru.words.length - other / en.words.length);
        return {
          ru: index,
          en: other,
          isClose: true,
          share: distance / Math.max(left.length, right.length),
          place,
        };
      }),
    )
    .filter(
      ({ en: other, share }) => share <= (en.words[other]?.isNew === true ? FAINT_SHARE : MISREAD_SHARE),
    )
    .sort((a, b) => a.share + a.place - (b.share + b.place));
}

/** Words that are no names by themselves: only where they are as long as the name that they sound like. */
export function byFaintSound(
  ru: Side,
  en: Side,
  here: readonly number[],
  there: readonly number[],
): readonly Pair[] {
  const names = there.filter((index) => !isShouted(en.words[index]?.text ?? ''));
  return bySound(ru, en, here, names).filter(({ ru: index, en: other }) => {
    const [left, right] = lettersOf(ru, en, index, other);
    return leastSound(left, right) <= FAINT_SHARE * Math.min(left.length, right.length);
  });
}

/** The only names left on both sides between two names that both have: one stands in the other's place. */
export function bySlot(
  ru: Side,
  en: Side,
  here: readonly number[],
  there: readonly number[],
  matched: Matched,
): readonly Pair[] {
  const slotOf = (index: number): readonly [number, number] => {
    let [from, to] = [-1, en.words.length];
    for (const [word, answer] of matched.answers) {
      const [first = 0, last = 0] = [answer.words[0], answer.words[answer.words.length - 1]];
      if (word < index) from = Math.max(from, last);
      else to = Math.min(to, first);
    }
    return [from, to];
  };
  return here.flatMap((index) => {
    if (ru.words[index]?.isNew !== false) return [];
    const [from, to] = slotOf(index);
    const others = there.filter((other) => other > from && other < to);
    const rivals = here.filter((one) => one !== index && slotOf(one).join() === `${from},${to}`);
    const [other] = others;
    return others.length === 1 && rivals.length === 0 && other !== undefined
      ? [{ ru: index, en: other, isClose: false }]
      : [];
  });
}

/** Each word once: the pairs that come first keep theirs. */
export function distinct(pairs: readonly Pair[], ru: Side, en: Side): readonly Pair[] {
  const taken = { ru: new Set<number>(), en: new Set<number>() };
  const kept: Pair[] = [];
  for (const pair of pairs) {
    if (taken.ru.has(pair.ru) || taken.en.has(pair.en)) continue;
    if (ru.words[pair.ru] === undefined || en.words[pair.en] === undefined) continue;
    taken.ru.add(pair.ru);
    taken.en.add(pair.en);
    kept.push(pair);
  }
  return kept;
}
