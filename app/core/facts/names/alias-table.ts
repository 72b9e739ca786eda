import { PERSONS_ASIA } from './alias-persons-asia';
import { PERSONS_SOVIET } from './alias-persons-soviet';
import { PERSONS_WEST } from './alias-persons-west';
import { PLACES, STATES } from './alias-places';

/**
 * Names of one thing in both languages. `state` is a country or people: translations say «Korean» for
 * «в Корее», so a missing one is no news.
 */
export type Alias = {
  readonly id: string;
  readonly kind: 'person' | 'place' | 'state';
  readonly ru: readonly string[];
  readonly en: readonly string[];
};

function rows(kind: Alias['kind'], table: string): readonly Alias[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [ru = '', en = ''] = row.split(' = ');
      return { id: (en.split(', ')[0] ?? '').toLowerCase(), kind, ru: ru.split(', '), en: en.split(', ') };
    });
}

/**
 * The names that the app knows from the start: persons with their pseudonyms and places of East Asian, Soviet and
 * European history, 1917–1991, as Soviet papers and their translations spell them. The rows were written for this
 * program from general knowledge and no data set was copied, so the program's own licence covers them. A project
 * brings its own in `project-aliases`.
 */
export const ALIASES: readonly Alias[] = [
  ...rows('person', PERSONS_ASIA),
  ...rows('person', PERSONS_SOVIET),
  ...rows('person', PERSONS_WEST),
  ...rows('place', PLACES),
  ...rows('state', STATES),
];
