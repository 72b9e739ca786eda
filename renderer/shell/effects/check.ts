import type { CheckReply } from '../../../app/core/check/check-messages';
import { debounced } from '../schedule';
import type { Runners, Shell } from '../shell';
import type { Threads } from '../threads';

/** The frame that shows the letter goes first; then the check, in a worker, while the person looks for the next key. */
const CHECK_AFTER_MS = 30;
/** Long enough not to underline a word that is still being typed. */
const SPELL_AFTER_MS = 400;

/** The check of the text. Its thread itself reports that it was lost, once for all its requests. */
export function checkEffects(
  { dispatch }: Shell,
  { check }: Pick<Threads, 'check'>,
): Runners<'check-soon' | 'check'> {
  const checkTimer = debounced(() => dispatch({ type: 'check-due' }), CHECK_AFTER_MS);
  const onReply = (reply: CheckReply) => dispatch({ type: 'check-replied', reply });
  return {
    'check-soon': checkTimer.soon,
    check: async ({ request }) => {
      const end = await check.ask(request, { onPart: onReply });
      if (end.ok && end.value !== null && end.value.kind !== 'looked-up') onReply(end.value);
    },
  };
}

/** The dictionary. */
export function spellingEffects(
  { dispatch }: Shell,
  { check, spelling }: Pick<Threads, 'check' | 'spelling'>,
): Runners<'spell-soon' | 'spell-never' | 'look-up' | 'suggest'> {
  const spellTimer = debounced(() => dispatch({ type: 'spelling-due' }), SPELL_AFTER_MS);
  /** What the dictionary was asked already; it does not change. */
  const asked = new Set<string>();
  return {
    'spell-soon': spellTimer.soon,
    'spell-never': spellTimer.stop,
    'look-up': async ({ forms }) => {
      const fresh = forms.filter((form) => !asked.has(form));
      for (const form of fresh) asked.add(form);
      if (fresh.length === 0) return;
      const end = await check.ask({ kind: 'look-up', forms: fresh });
      if (end.ok && end.value?.kind === 'looked-up')
        dispatch({ type: 'forms-unknown', forms: end.value.unknown });
      else for (const form of fresh) asked.delete(form);
    },
    suggest: async ({ word }) => {
      const end = await spelling.ask({ word });
      dispatch({ type: 'suggested', word, suggestions: end.ok ? end.value.suggestions : [] });
    },
  };
}
