import type { Template } from './messages';

/** What the rules about numbers, dates, document numbers, names and sheets have to say. */
export const FACT_MESSAGES = {
  'number.oneDigit': {
    en: '“{here}” here, “{there}” in the translation: one digit apart, and easily confused in typescript.',
    ru: 'Здесь «{here}», в переводе «{there}»: отличается одна цифра, на машинописи их легко спутать.',
  },
} as const satisfies Record<string, Template>;
