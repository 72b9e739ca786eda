import type { Language } from '../../base/language';
import { ruleName, type RuleId } from '../model/names';
import type { ReferenceText } from '../align-texts/source-text';

/** What a check had to leave out because something in the program threw; everything else was checked. */
export type NotChecked = {
  /** Rules of which at least one run failed. */
  readonly failedRules: readonly RuleId[];
  /** Files of references that could not be compared, as they were given. */
  readonly failedReferences: readonly string[];
};

/** Gathers what fails while a check runs, so that one fault costs no more than the part that has it. */
export type Walls = {
  /** The rule's findings, or none where it throws. */
  readonly rule: <T>(id: RuleId, find: () => readonly T[]) => readonly T[];
  /** What is made of a reference, or null where that throws. */
  readonly reference: <T>(reference: ReferenceText, make: () => T) => T | null;
  /** Names a reference of which something failed elsewhere. */
  readonly lose: (reference: ReferenceText, error: unknown) => void;
  readonly isLost: (reference: ReferenceText) => boolean;
  readonly notChecked: () => NotChecked;
};

/** `onFault` is called with every fault, with the id of the rule or `reference`: for a log. */
export function makeWalls(onFault: (where: string, error: unknown) => void = () => undefined): Walls {
  const rules = new Set<RuleId>();
  const references = new Set<ReferenceText>();
  const lose = (reference: ReferenceText, error: unknown): void => {
    if (!references.has(reference)) onFault('reference', error);
    references.add(reference);
  };
  return {
    rule: (id, find) => {
      try {
        return find();
      } catch (error) {
        if (!rules.has(id)) onFault(id, error);
        rules.add(id);
        return [];
      }
    },
    reference: (reference, make) => {
      try {
        return make();
      } catch (error) {
        lose(reference, error);
        return null;
      }
    },
    lose,
    isLost: (reference) => references.has(reference),
    notChecked: () => ({
      failedRules: [...rules],
      failedReferences: [...references].map(({ file }) => file),
    }),
  };
}

/** One sentence that names what was left out, or null where nothing was. */
export function notCheckedText(
  { failedRules, failedReferences }: NotChecked,
  language: Language,
): string | null {
  const isRussian = language === 'ru';
  const parts = [
    ...failedRules.map((id) => (isRussian ? `«${ruleName(id, language)}»` : `“${ruleName(id, language)}”`)),
    ...failedReferences.map((file) =>
      isRussian ? `сравнение с «${file}»` : `the comparison with “${file}”`,
    ),
  ];
  if (parts.length === 0) return null;
  return isRussian
    ? `Проверено не всё: из-за ошибки в программе пропущено: ${parts.join(', ')}. Остальное проверено.`
    : `Not everything was checked. A fault in the program left out: ${parts.join(', ')}. The rest was checked.`;
}
