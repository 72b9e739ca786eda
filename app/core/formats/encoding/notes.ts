import { pluralForm } from '../../plural';
import type { Language } from '../../discrepancy/template';
import { encodingName, type TextEncoding } from './encodings';

/** What a person should know of how a file's bytes became text. */
export type TextNote =
  | { readonly code: 'guessed-encoding'; readonly params: { readonly encoding: TextEncoding } }
  | {
      readonly code: 'wrong-declaration';
      readonly params: { readonly declared: string; readonly encoding: TextEncoding };
    }
  | {
      readonly code: 'repaired-bytes';
      /** `lines`: the first hundred on which they stand, from 1. */
      readonly params: { readonly count: number; readonly lines: readonly number[] };
    }
  | { readonly code: 'nul-characters'; readonly params: { readonly count: number } }
  /** Not plain text: offsets and lines count in what was taken out of it. */
  | {
      readonly code: 'read-as';
      readonly params: { readonly format: string; readonly pages: number; readonly lines: number };
    };

/** A note with the name of its file. */
export type FileNote = { readonly file: string; readonly note: TextNote };

/** Lines that a note names. */
const MOST_LINES = 10;

/** A note in words, to stand after the file's name. */
export function textNoteText(note: TextNote, language: Language): string {
  switch (note.code) {
    case 'guessed-encoding': {
      const name = encodingName(note.params.encoding);
      return language === 'ru'
        ? `Файл не говорит, в какой он кодировке; по буквам это ${name}.`
        : `The file does not say its encoding; by its letters it is ${name}.`;
    }
    case 'wrong-declaration': {
      const [declared, name] = [note.params.declared, encodingName(note.params.encoding)];
      return language === 'ru'
        ? `В файле указана кодировка ${declared}, но на деле это ${name}; так он и прочитан.`
        : `The file says that its encoding is ${declared}, but it is ${name} and was read so.`;
    }
    case 'read-as': {
      const { format, pages, lines } = note.params;
      return language === 'ru'
        ? `Прочитан как ${format}: ${pages} ${pluralForm(pages, ['страница', 'страницы', 'страниц'], 'ru')}, ${lines} ${pluralForm(lines, ['строка', 'строки', 'строк'], 'ru')}.`
        : `Read as ${format}: ${pages} ${pluralForm(pages, ['page', 'pages'], 'en')}, ${lines} ${pluralForm(lines, ['line', 'lines'], 'en')}.`;
    }
    case 'repaired-bytes':
      return repairedText(note.params.count, note.params.lines, language);
    case 'nul-characters': {
      const { count } = note.params;
      return language === 'ru'
        ? `В файле ${count} ${pluralForm(count, ['нулевой байт', 'нулевых байта', 'нулевых байтов'], 'ru')}; вместо них стоит знак �.`
        : `The file has ${count} zero ${pluralForm(count, ['byte', 'bytes'], 'en')}; the sign � stands in their place.`;
    }
  }
}

function repairedText(count: number, lines: readonly number[], language: Language): string {
  const named = lines.slice(0, MOST_LINES).join(', ') + (lines.length > MOST_LINES ? '…' : '');
  if (language === 'ru') {
    const damaged = pluralForm(count, ['байт испорчен', 'байта испорчены', 'байтов испорчены'], 'ru');
    const where = `${lines.length === 1 ? 'строка' : 'строки'} ${named}`;
    return `Файл в UTF-8, но ${count} ${damaged} (${where}). Сверьте эти места с исходным файлом: знаки, которые восстановить нельзя, показаны как �.`;
  }
  const damaged = count === 1 ? 'byte of it is damaged' : 'bytes of it are damaged';
  const where = `${lines.length === 1 ? 'line' : 'lines'} ${named}`;
  return `The file is UTF-8, but ${count} ${damaged} (${where}). Compare these places with the original file: signs that cannot be restored are shown as �.`;
}
