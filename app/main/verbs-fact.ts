import { namePair } from '../core/facts/names/project-aliases';
import { projectWord } from '../core/project/project-words';
import { fail } from '../core/base/result';
import type { ReviewVerb } from '../ipc';
import { noProject, type AppContext, type VerbHandlers } from './context';

type FactVerb = Extract<ReviewVerb, `fact.${string}` | `word.${string}`>;

/** Verbs by which a person teaches the open project names, pairs of facts and words. */
export function factVerbs(context: AppContext): VerbHandlers<FactVerb> {
  return {
    'fact.name': async ({ ru, en, isKnown }) => {
      if (context.session === null) return noProject();
      const pair = namePair(ru, en);
      if (pair === null) return fail('not-a-name');
      const { who } = context.settings.settings();
      return await context.session.store.addFact({ type: 'name', ...pair, isKnown, who });
    },
    'fact.pair': async ({ ru, en, isByHand }) => {
      if (context.session === null) return noProject();
      const { who } = context.settings.settings();
      return await context.session.store.addFact({ type: 'pairing', ru, en, isByHand, who });
    },
    'word.teach': async ({ word: text, isKnown }) => {
      if (context.session === null) return noProject();
      const word = projectWord(text);
      if (word === null) return fail('not-a-word');
      const { who } = context.settings.settings();
      return await context.session.store.addWord({ word, isKnown, who });
    },
  };
}
