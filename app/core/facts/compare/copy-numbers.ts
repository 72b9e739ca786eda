import type { FactPair } from '../agree/fact-match';
import { factsAgree } from '../agree/agreement';
import type { Fact } from '../grammar/fact';
import type { Side } from './side';

const COPY = {
  ru: /(?<!\p{L})экз(?:емпляр)?\.?\s*(?:№|N[oо°º]?\.?)?\s*$/iu,
  en: /(?<!\p{L})copy\s*(?:no\.?|nr\.?|#|number)?\s*$/iu,
} as const;
const LOOK_BACK = 16;

/** The number of the copy, which both texts have and have otherwise; null where they agree or it cannot be told. */
export function copyNumbers(ru: Side, en: Side): FactPair | null {
  const [here, there] = [copyFacts(ru), copyFacts(en)];
  const [first, other] = [here[0], there[0]];
  if (first === undefined || other === undefined || here.length > 1 || there.length > 1) return null;
  return factsAgree(first, other) ? null : { ru: first, en: other };
}

/** A mark of each sheet is found once; where copies of several numbers are spoken of, all of them are. */
function copyFacts(side: Side): readonly Fact[] {
  const found = [...side.spare, ...side.facts.flat()].filter((fact) => {
    return COPY[side.language].test(side.text.slice(Math.max(0, fact.from - LOOK_BACK), fact.from));
  });
  return found.filter((fact, i) => !found.slice(0, i).some((one) => factsAgree(one, fact)));
}
