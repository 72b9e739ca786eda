import type { Rule } from '../rule';

/** Every rule, one line each, in the order in which their findings are kept when several speak of one place. */
export const RULES: readonly Rule[] = [];
