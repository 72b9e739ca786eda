import { pluralForm } from '../../base/plural';
import type { Language } from '../../base/language';
import type { TextAccount } from '../account/account';
import { accountText } from '../account/account-words';
import { encodingName, type TextEncoding } from './encodings';

/** What a person should know of how a file's bytes became text. */
export type TextNote =
  | {
      readonly code: 'guessed-encoding';
      /** `rival`: a short text could be in this one as well, with other letters. */
      readonly params: { readonly encoding: TextEncoding; readonly rival: TextEncoding | null };
    }
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
  /** Not plain text: offsets and lines count in what was taken out of it, and `account` says what that is. */
  | {
      readonly code: 'read-as';
      readonly params: {
        readonly format: string;
        readonly pages: number;
        readonly lines: number;
        readonly account: TextAccount;
      };
    }
  /** The text layer of a PDF is in another language, or was read with the letters of another alphabet. */
  | { readonly code: 'not-russian'; readonly params: { readonly sample: string } };

/** A note with the name of its file. */
export type FileNote = { readonly file: string; readonly note: TextNote };

/** Lines that a note names. */
const MOST_LINES = 10;

/** A note in words, to stand after the file's name. */
export function textNoteText(note: TextNote, language: Language): string {
  switch (note.code) {
    case 'guessed-encoding':
      return guessedText(note.params.encoding, note.params.rival, language);
    case 'wrong-declaration': {
      const [declared, name] = [note.params.declared, encodingName(note.params.encoding)];
      return language === 'ru'
        ? `В файле указана кодировка ${declared}, но на деле это ${name}; так он и прочитан.`
        : `The file says that its encoding is ${declared}, but it is ${name} and was read so.`;
    }
    case 'read-as': {
      const { format, pages, lines } = note.params;
      const account = accountText(note.params.account)[language];
      return language === 'ru'
        ? `Прочитан как ${format}: ${pages} ${pluralForm(pages, ['страница', 'страницы', 'страниц'], 'ru')}, ${lines} ${pluralForm(lines, ['строка', 'строки', 'строк'], 'ru')}. ${account}`
        : `Read as ${format}: ${pages} ${pluralForm(pages, ['page', 'pages'], 'en')}, ${lines} ${pluralForm(lines, ['line', 'lines'], 'en')}. ${account}`;
    }
    case 'not-russian': {
      const { sample } = note.params;
      return language === 'ru'
        ? `Взят текст, который есть в самом PDF; на русский он не похож: «${sample}». Если это скан, распознайте его: sverka recognise.`
        : `The text that the PDF itself holds is taken; it does not look like Russian: “${sample}”. If this is a scan, recognise it: sverka recognise.`;
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

function guessedText(encoding: TextEncoding, rival: TextEncoding | null, language: Language): string {
  const name = encodingName(encoding);
  const other = rival === null ? null : encodingName(rival);
  if (language === 'ru') {
    const doubt =
      other === null ? '' : ` Текст короткий, это может быть и ${other}: проверьте, верны ли буквы.`;
    return `Файл не говорит, в какой он кодировке; по буквам это ${name}.${doubt}`;
  }
  const doubt =
    other === null ? '' : ` The text is short and could be ${other} too: see that its letters are right.`;
  return `The file does not say its encoding; by its letters it is ${name}.${doubt}`;
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
