import { pluralForm } from '../../base/plural';
import type { Language } from '../../base/language';
import { FACT_MESSAGES } from './messages-facts';
import { TEXT_MESSAGES } from './messages-text';

/** One short sentence each: what is seen, and what it may mean. */
export const MESSAGES = { ...TEXT_MESSAGES, ...FACT_MESSAGES } as const;

export type MessageKey = keyof typeof MESSAGES;

/** A sentence to be said in the reader's language: a key of the message tables and what fills its places. */
export type Message = {
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
};

/**
 * The message in words. `{count}` is filled from the params, `{count:word|words}` with the form that this count asks
 * for. A place without a param is left as it stands, which a test catches.
 */
export function formatMessage(message: Message, language: Language): string {
  const template: string = MESSAGES[message.key][language];
  return template.replace(/\{(\w+)(?::([^{}]*))?\}/g, (place, name: string, forms?: string) => {
    const value = message.params[name];
    if (value === undefined) return place;
    return forms === undefined ? String(value) : pluralForm(Number(value), forms.split('|'), language);
  });
}
