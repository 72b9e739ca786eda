export { readTei } from './tei-read';
export { writeTei, type TeiOptions } from './tei-write';
