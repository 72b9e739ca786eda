import { useMemo } from 'react';
import type { Language } from '../../app/core/discrepancy/messages';
import { messageText, type Message } from '../locales/message';
import { sayIn, type Say } from '../locales/words';
import { useReview } from '../shell/store';

export type Words = {
  readonly language: Language;
  readonly say: Say;
  /** What was told before it was known in which language it would be read. */
  readonly textOf: (message: Message) => string;
};

/** The person's language, and how to say things in it. */
export function useWords(): Words {
  const language = useReview((state) => state.app.settings.language);
  return useMemo(
    () => ({ language, say: sayIn(language), textOf: (message) => messageText(message, language) }),
    [language],
  );
}
