import 'core-js/actual';
import { isSpelt, type SpellingReply, type SpellingRequest } from '../../../app/core/check/spelling';
import { loadDictionary } from '../dictionary';
import { serve } from '../serve';

const dictionary = loadDictionary((error) => served.fault('dictionary', error));

/**
 * Looks words up, with a dictionary of its own: a suggestion takes tenths of a second, for which the check must not wait.
 * Without a dictionary every word is taken for known, and nothing is suggested.
 */
const served = serve(async (request: SpellingRequest): Promise<SpellingReply> => {
  const known = await dictionary;
  return request.kind === 'spell'
    ? {
        kind: 'spelt',
        unknown: known === null ? [] : request.forms.filter((form) => !isSpelt(known, form)),
      }
    : { kind: 'suggested', suggestions: known?.suggest(request.word) ?? [] };
});
