import type { Language } from '../../app/core/base/language';
import type { Failure } from '../../app/core/base/result';
import type { WordKey } from './en';
import { errorText } from './errors';
import { sayIn } from './words';

/** A value that is a failure, or stands in both languages, is said in the language of the message around it. */
export type MessageValue = string | number | Failure | Readonly<Record<Language, string>>;
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** Something told to a person that is put into words only when it is shown: the language may change while it stands. */
export type Message = Failure | { readonly key: WordKey; readonly values: MessageValues };

export function messageText(message: Message, language: Language): string {
  if ('code' in message) return errorText(message, language);
  const values = Object.entries(message.values).map(([name, value]) => [name, valueIn(value, language)]);
  return sayIn(language)(message.key, Object.fromEntries(values) as Record<string, string | number>);
}

function valueIn(value: MessageValue, language: Language): string | number {
  if (typeof value !== 'object') return value;
  return 'code' in value ? errorText(value, language) : value[language];
}
