import { api, type Answer, type Asked, type ReviewVerb } from '../api';
import { errorText } from '../locales/errors';
import { getState, say } from './store';

/** Asks main and tells the person what went wrong; null means that they have been told. */
export async function ask<V extends ReviewVerb>(verb: V, args: Asked<V>): Promise<Answer<V> | null> {
  const result = await api.call(verb, args);
  if (result.ok) return result.value;
  say(errorText(result.error, getState().settings.language), 'error');
  return null;
}
