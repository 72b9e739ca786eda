import 'core-js/actual';
import { loadDictionary } from '../dictionary';
import { serve } from '../serve';
import type { SpellingReply, SpellingRequest } from './messages';

const dictionary = loadDictionary((error) => served.fault('dictionary', error));

/**
 * Suggests words, with a dictionary of its own: a suggestion takes tenths of a second, for which the check must not wait.
 * It starts when the first suggestion is asked for. Without a dictionary nothing is suggested.
 */
const served = serve(async ({ word }: SpellingRequest): Promise<SpellingReply> => ({
  suggestions: (await dictionary)?.suggest(word) ?? [],
}));
