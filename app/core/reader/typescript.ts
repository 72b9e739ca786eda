import type { SeenPage } from './read-page';

/** On a typewriter's grid the quarters of the words are at most so far apart; set type and handwriting are further. */
const MOST_SPREAD = 0.04;
/** The net is this sure of typescript, however worn. */
const LEAST_SHARE = 0.88;

/** Whether the page is what the second reader was trained for: letters on a typewriter's grid that it knows. */
export function isTypescript({ grid, share }: SeenPage): boolean {
  return grid !== null && grid.spread <= MOST_SPREAD && share >= LEAST_SHARE;
}
