import { extractNames } from '../../app/core/facts/names/names';
import { namesAgree } from '../../app/core/facts/names/name-match';
import type { Fact } from '../../app/core/facts/grammar/fact';
import { HELD_NAMES } from './held-names';
import type { HeldName } from './held-names';
import { seededRandom } from './random';

/** `open` is the half that rules may be tuned on; `held` is looked at only as a sum. */
export type Half = 'open' | 'held';

export type NameScore = {
  readonly pairs: number;
  readonly matched: number;
  readonly missed: readonly HeldName[];
  readonly crossPairs: number;
  readonly crossMatched: number;
  readonly collisions: readonly HeldName[];
};

/** Which half a pair belongs to was drawn once, before the rules were written. */
const DRAW_SEED = 1951;

export function namesOfHalf(half: Half): readonly HeldName[] {
  const random = seededRandom(DRAW_SEED);
  const drawn = HELD_NAMES.map((name) => ({ name, isOpen: random.chance(0.5) }));
  return drawn.filter(({ isOpen }) => isOpen === (half === 'open')).map(({ name }) => name);
}

/** Every pair of the half as written in a sentence, and every Russian name against every other's English one. */
export function scoreNames(names: readonly HeldName[]): NameScore {
  const russian = names.map(({ ru }) => extractNames(`сообщить ${ru} об этом`, 'ru'));
  const english = names.map(({ en }) => extractNames(`to inform ${en} of this`, 'en'));
  const missed = names.filter((_, i) => !isMatch(russian[i], english[i]));
  const collisions: HeldName[] = [];
  names.forEach(({ ru }, i) =>
    names.forEach(({ en }, j) => {
      if (ru !== names[j]?.ru && en !== names[i]?.en && isMatch(russian[i], english[j]))
        collisions.push({ ru, en });
    }),
  );
  return {
    pairs: names.length,
    matched: names.length - missed.length,
    missed,
    crossPairs: names.length * (names.length - 1),
    crossMatched: collisions.length,
    collisions,
  };
}

/** A whole name is one name on either side; where the table knows no more than a part, that part is compared. */
function isMatch(ru: readonly Fact[] | undefined, en: readonly Fact[] | undefined): boolean {
  const [left, right] = [ru?.[0], en?.[0]];
  return left !== undefined && right !== undefined && namesAgree(left, right);
}
