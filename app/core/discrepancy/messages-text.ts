import type { Template } from './messages';

/** What the rules that compare with a reference transcription, or look at words alone, have to say. */
export const TEXT_MESSAGES = {
  'word.differs': {
    en: 'The reference has “{there}” here.',
    ru: 'В эталоне здесь «{there}».',
  },
} as const satisfies Record<string, Template>;
