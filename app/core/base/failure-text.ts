import type { Language } from './language';
import { pluralForm } from './plural';
import type { Failure } from './result';
import { FAILURES } from './failure-table';

/** What a person is told of a failure: the file that it is about, what is wrong, and what to do next. */
export function failureText(failure: Failure, language: Language): string {
  const { file } = failure.params;
  const reason = reasonText(failure, language);
  return file === undefined ? reason : `${file}: ${reason}`;
}

/** The same where its file is named already. */
export function reasonText({ code, params }: Failure, language: Language): string {
  const template: string = FAILURES[code][language];
  return template.replace(/\{(\w+)(?::([^{}]*))?\}/g, (place, name: string, forms?: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return forms === undefined ? String(value) : pluralForm(Number(value), forms.split('|'), language);
  });
}
