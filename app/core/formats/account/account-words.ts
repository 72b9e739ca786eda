import type { Template } from '../../base/language';
import type { Apart, LeftOut, LeftOutKind, TextAccount } from './account';

export const LEFT_OUT_NAMES: Readonly<Record<LeftOutKind, Template>> = {
  alternatives: { en: 'other readings', ru: 'другие чтения' },
  'region-text': {
    en: 'text of regions, said again by their lines',
    ru: 'текст областей, повторённый в строках',
  },
  'word-text': { en: 'text of words, said again by their lines', ru: 'текст слов, повторённый в строках' },
  'glyph-text': { en: 'text of single letters', ru: 'текст отдельных букв' },
  'whole-words': { en: 'hyphenated words, spelt whole', ru: 'слова с переносом, записанные целиком' },
  hyphens: { en: 'hyphens said twice', ru: 'знаки переноса, записанные дважды' },
  notes: { en: 'notes', ru: 'примечания' },
  'editor-forms': { en: 'the editor’s corrections and spellings', ru: 'исправления и написания редактора' },
  deleted: { en: 'text replaced in the original', ru: 'заменённое в оригинале' },
  descriptions: { en: 'descriptions', ru: 'описания' },
  metadata: { en: 'data about the file', ru: 'сведения о файле' },
  scripts: { en: 'scripts and styles', ru: 'скрипты и стили' },
  'outside-pages': { en: 'text outside the pages', ru: 'текст вне страниц' },
  'other-transcription': { en: 'a second transcription', ru: 'вторая расшифровка' },
  comments: { en: 'comments', ru: 'комментарии' },
  'tracked-deletions': {
    en: 'deleted in tracked changes',
    ru: 'удалённое в режиме исправлений',
  },
  headers: { en: 'headers and footers', ru: 'колонтитулы' },
  'page-numbers': { en: 'page numbers', ru: 'номера страниц' },
  hidden: { en: 'hidden text', ru: 'скрытый текст' },
  fallback: { en: 'the same once more, for older programs', ru: 'то же самое для старых программ' },
  'field-codes': { en: 'codes of fields', ru: 'коды полей' },
  markup: { en: 'signs of markup', ru: 'знаки разметки' },
  addresses: { en: 'addresses of links', ru: 'адреса ссылок' },
  navigation: { en: 'menus and buttons', ru: 'меню и кнопки' },
};

/** What is taken and stands apart, and how. */
export const APART_NAMES: Readonly<Record<Apart['kind'], Template>> = {
  tables: { en: 'rows of tables', ru: 'строк таблиц' },
  inserted: { en: 'inserted in tracked changes', ru: 'вставлено в режиме исправлений' },
  'text-boxes': { en: 'text boxes, behind their paragraphs', ru: 'надписей, после своих абзацев' },
  'list-numbers': {
    en: 'list items whose numbers are not in the file',
    ru: 'пунктов списков, номеров которых в файле нет',
  },
};

/** `other readings, 4 characters (“1957”)`; several kinds are parted by semicolons. Empty where nothing was left out. */
export function leftOutText({ leftOut }: TextAccount): Template {
  return {
    en: leftOut
      .map((one) => `${LEFT_OUT_NAMES[one.kind].en}: ${one.characters}${sample(one, '“', '”')}`)
      .join('; '),
    ru: leftOut
      .map((one) => `${LEFT_OUT_NAMES[one.kind].ru}: ${one.characters}${sample(one, '«', '»')}`)
      .join('; '),
  };
}

const SAID_LENGTH = 24;
const NOT_SAMPLED: readonly LeftOutKind[] = [
  ...(['metadata', 'scripts', 'hyphens', 'glyph-text', 'word-text', 'whole-words'] as const),
  ...(['field-codes', 'markup', 'addresses', 'fallback'] as const),
];

/** Something of it, where a look at it tells more than its name. */
function sample({ kind, samples, characters }: LeftOut, open: string, close: string): string {
  const [first] = samples;
  const isPlain = NOT_SAMPLED.includes(kind);
  if (first === undefined || isPlain) return '';
  const short = [...first].slice(0, SAID_LENGTH).join('');
  const isAll = short === first && [...first.replace(/\s/g, '')].length === characters;
  return ` (${open}${short}${isAll ? '' : '…'}${close})`;
}

/** `rows of tables: 12, 431 characters`; empty where nothing stands apart. */
function apartText({ apart = [] }: TextAccount): Template {
  const said = (language: 'en' | 'ru', unit: string) =>
    apart
      .map(
        ({ kind, places, characters }) =>
          `${APART_NAMES[kind][language]}: ${places}${characters === 0 ? '' : `, ${characters} ${unit}`}`,
      )
      .join('; ');
  return { en: said('en', 'characters'), ru: said('ru', 'зн.') };
}

/** The whole sum in one sentence, for notices and the command line. */
export function accountText(account: TextAccount): Template {
  const { inFile, taken, lost, invented, lostSample } = account;
  const out = leftOutText(account);
  const apart = apartText(account);
  const isLost = lost > 0 || invented > 0;
  return {
    en: [
      `Characters in the file: ${inFile}; taken: ${taken}.`,
      ...(apart.en === '' ? [] : [`Among them: ${apart.en}.`]),
      ...(out.en === '' ? [] : [`Left out: ${out.en}.`]),
      ...(isLost
        ? [
            `Unaccounted for: ${lost} lost, ${invented} made up${lostSample === '' ? '' : ` (“${lostSample}”)`}.`,
          ]
        : []),
    ].join(' '),
    ru: [
      `Знаков в файле: ${inFile}, взято: ${taken}.`,
      ...(apart.ru === '' ? [] : [`Среди них: ${apart.ru}.`]),
      ...(out.ru === '' ? [] : [`Не взято: ${out.ru}.`]),
      ...(isLost
        ? [
            `Не сошлось: потеряно ${lost}, лишних ${invented}${lostSample === '' ? '' : ` («${lostSample}»)`}.`,
          ]
        : []),
    ].join(' '),
  };
}
