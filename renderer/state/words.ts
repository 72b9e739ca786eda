import { useMemo } from 'react';
import type { Language } from '../../app/core/discrepancy/messages';
import { sayIn, type Say } from '../locales/words';
import { getState, useReview } from './store';

/** The person's language, and how to say things in it. */
export function useWords(): { readonly language: Language; readonly say: Say } {
  const language = useReview((state) => state.settings.language);
  return useMemo(() => ({ language, say: sayIn(language) }), [language]);
}

/** The same outside components. */
export function currentWords(): Say {
  return sayIn(getState().settings.language);
}
