import { api, type Answer, type Asked, type ReviewVerb } from '../api';
import { tell } from './store';

/** Asks main for something whose answer is only that it was done; tells the person what went wrong. */
export async function askDone<V extends ReviewVerb>(verb: V, args: Asked<V>): Promise<boolean> {
  const result = await api.call(verb, args);
  if (!result.ok) tell(result.error, 'error');
  return result.ok;
}

/** Asks main and tells the person what went wrong; null means that they have been told. */
export async function ask<V extends ReviewVerb>(verb: V, args: Asked<V>): Promise<Answer<V> | null> {
  const result = await api.call(verb, args);
  if (result.ok) return result.value;
  tell(result.error, 'error');
  return null;
}
