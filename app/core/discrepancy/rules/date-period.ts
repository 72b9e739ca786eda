import type { Fact } from '../../facts/grammar/fact';
import { datesOutsidePeriod, factsNearYears } from '../../facts/read/period';
import { oneLine } from '../evidence/describe';
import type { Finding } from '../model/discrepancy';
import type { Span } from '../../base/span';
import type { Rule } from '../evidence/rule';
import { isComparedFact } from '../evidence/translations';

/** Dates whose year falls out of the document's period by one misread digit. */
export const datePeriod: Rule = {
  id: 'date-period',
  find: (evidence) => {
    const { text } = evidence.transcription;
    const translations = evidence.translations();
    const facts = translations[0]?.ru.text === text ? factsOf(translations[0].ru) : factsNearYears(text);
    const witnesses = translations.flatMap(({ en }) => factsOf(en));
    return datesOutsidePeriod(facts, witnesses)
      .filter((one) => isOwnDate(text, one))
      .filter((one) => !isComparedFact(translations, one))
      .map(({ from, to, year, nearest }): Finding => {
        const here = text.slice(from, to);
        return {
          kind: 'impossible-date',
          severity: 'low',
          from,
          to,
          reference: null,
          message: { key: 'date.period', params: { here: oneLine(here), there: nearest } },
          suggestions: suggestion(here, year, nearest),
        };
      });
  },
};

/** The document's own dates stand alone on a line or in a clerk's mark; in prose other years are cited. */
const OWN_DATE_LINE =
  /^[\s*_#]*(?:(?:принят|получ|отправ|передан|расш|отп|печ)[^\n]{0,60}|[^\p{L}\n]*г?[^\p{L}\n]*)$/iu;

function isOwnDate(text: string, { from, to }: Span): boolean {
  const start = text.lastIndexOf('\n', from) + 1;
  const end = text.indexOf('\n', to);
  return OWN_DATE_LINE.test(text.slice(start, end === -1 ? text.length : end));
}

function factsOf(side: {
  readonly facts: readonly (readonly Fact[])[];
  readonly spare: readonly Fact[];
}): readonly Fact[] {
  return [...side.facts.flat(), ...side.spare];
}

/** The date with the year that fits, written as long as it was. */
function suggestion(here: string, year: number, nearest: number): readonly string[] {
  for (const digits of [4, 2]) {
    const [was, is] = [year, nearest].map((one) => String(one).slice(-digits));
    const at = here.lastIndexOf(was ?? '');
    if (at !== -1) return [here.slice(0, at) + (is ?? '') + here.slice(at + digits)];
  }
  return [];
}
