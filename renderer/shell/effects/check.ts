import type { CheckReply } from '../../../app/core/check-messages';
import { debounced } from '../schedule';
import type { Runners, Shell } from '../shell';
import type { Threads } from '../threads';

/** The frame that shows the letter goes first; then the check, in a worker, while the person looks for the next key. */
const CHECK_AFTER_MS = 30;
/** Long enough not to underline a word that is still being typed. */
const SPELL_AFTER_MS = 400;

/** The check of the text, and the dictionary, which share a worker. */
export function checkEffects(
  { dispatch }: Shell,
  { check }: Pick<Threads, 'check'>,
): Runners<'check-soon' | 'check' | 'spell-soon' | 'spell-never' | 'look-up' | 'suggest'> {
  const checkTimer = debounced(() => dispatch({ type: 'check-due' }), CHECK_AFTER_MS);
  const spellTimer = debounced(() => dispatch({ type: 'spelling-due' }), SPELL_AFTER_MS);
  /** What the dictionary was asked already; it does not change. */
  const asked = new Set<string>();
  const onReply = (reply: CheckReply) => dispatch({ type: 'check-replied', reply });
  return {
    'check-soon': checkTimer.soon,
    check: async ({ request }) => {
      const end = await check.ask(request, { onPart: onReply });
      if (!end.ok) {
        if (end.why !== 'superseded') dispatch({ type: 'check-lost' });
      } else if (end.value !== null && end.value.kind !== 'spelt' && end.value.kind !== 'suggested')
        onReply(end.value);
    },
    'spell-soon': spellTimer.soon,
    'spell-never': spellTimer.stop,
    'look-up': async ({ forms }) => {
      const fresh = forms.filter((form) => !asked.has(form));
      for (const form of fresh) asked.add(form);
      if (fresh.length === 0) return;
      const end = await check.ask({ kind: 'spell', forms: fresh });
      if (end.ok && end.value?.kind === 'spelt')
        dispatch({ type: 'forms-unknown', forms: end.value.unknown });
      else for (const form of fresh) asked.delete(form);
    },
    suggest: async ({ word }) => {
      const end = await check.ask({ kind: 'suggest', serial: 0, word });
      const suggestions = end.ok && end.value?.kind === 'suggested' ? end.value.suggestions : [];
      dispatch({ type: 'suggested', word, suggestions });
    },
  };
}
