import { pluralForm } from '../../base/plural';
import type { Coverage, NotComparedReason, ReferenceCoverage } from './coverage';
import type { Language, Template } from '../../base/language';
import { roleName } from '../model/names';
import { STEPS } from '../../text/steps';
import { STEP_NAMES } from '../../text/step-names';

/** Forms of “word” after a number, and after “of” and a number. */
const WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['word', 'words'],
  ru: ['слово', 'слова', 'слов'],
};
const OF_WORDS: Readonly<Record<Language, readonly string[]>> = {
  en: ['word', 'words'],
  ru: ['слова', 'слов', 'слов'],
};

function counted(count: number, language: Language): string {
  return `${count} ${pluralForm(count, WORDS[language], language)}`;
}

function outOf(count: number, language: Language): string {
  return `${count} ${pluralForm(count, OF_WORDS[language], language)}`;
}

const NOTHING_WHY: Readonly<Record<Exclude<Coverage['reason'], null>, Template>> = {
  'no-reference': {
    en: 'No text to compare with was given: only the text itself was checked.',
    ru: 'Текст для сравнения не задан: проверен только сам текст.',
  },
  'not-split': {
    en: 'The file holds two languages that could not be taken apart. Give each in a file of its own.',
    ru: 'В файле два языка, разделить их не удалось. Дайте каждый отдельным файлом.',
  },
  'empty-text': { en: 'There are no words in the text.', ru: 'В тексте нет слов.' },
  'no-reference-fits': {
    en: 'None of the texts given could be compared with this text.',
    ru: 'Ни один из данных текстов с этим текстом сопоставить не удалось.',
  },
};

const REFERENCE_WHY: Readonly<Record<NotComparedReason, Template>> = {
  'empty-text': { en: 'there are no words in the text', ru: 'в тексте нет слов' },
  'empty-reference': { en: 'there are no words in it', ru: 'в нём нет слов' },
  'too-unlike': {
    en: 'too little of it is like the text. Is it the right text, and are the sheets in order?',
    ru: 'с текстом почти ничего не совпадает. Тот ли это текст, по порядку ли листы?',
  },
  'two-languages': {
    en: 'it holds two languages that could not be taken apart. Give each in a file of its own',
    ru: 'в нём два языка, разделить их не удалось. Дайте каждый отдельным файлом',
  },
  'no-facts': {
    en: 'there are no numbers, dates or names to compare',
    ru: 'в нём нет чисел, дат и имён для сопоставления',
  },
};

/** What may be said of a document in which no discrepancies were found: never more than was compared. */
export function noneFound(coverage: Coverage, language: Language): string {
  const { words, comparedWords, reason } = coverage;
  if (reason !== null) return nothingCompared(language);
  if (comparedWords >= words)
    return language === 'ru' ? 'Расхождений не найдено.' : 'No discrepancies were found.';
  const part =
    language === 'ru'
      ? `${comparedWords} из ${outOf(words, 'ru')}`
      : `${comparedWords} of ${outOf(words, 'en')}`;
  return language === 'ru'
    ? `Расхождений не найдено в той части, что сверена: ${part}.`
    : `No discrepancies were found in the part that was compared: ${part}.`;
}

export function nothingCompared(language: Language): string {
  return language === 'ru' ? 'Ничего не сверено.' : 'Nothing was compared.';
}

/** What was compared with what, a line a reference; what was not is said first, with the reason. */
export function coverageLines(coverage: Coverage, language: Language): readonly string[] {
  const { reason, words, references, inkWords = 0 } = coverage;
  const why = reason === null ? [] : [NOTHING_WHY[reason][language]];
  const ink = inkWords === 0 ? [] : [inkLine(inkWords, words, language)];
  return [...why, ...ink, ...references.map((one) => referenceLine(one, words, language))];
}

function inkLine(inkWords: number, words: number, language: Language): string {
  return language === 'ru'
    ? `Сверено с тем, что прочитано на сканах: ${inkWords} из ${outOf(words, 'ru')} текста.`
    : `Compared with what was read on the scans: ${inkWords} of the ${outOf(words, 'en')} of the text.`;
}

/** Close looks at words have a limit; where it was reached, no flag at a word says little. One line or none. */
export function unlookedLines({ unlookedWords = 0 }: Coverage, language: Language): readonly string[] {
  if (unlookedWords === 0) return [];
  return language === 'ru'
    ? [`Слов, которых нет в словаре, слишком много: проверено бегло – ${counted(unlookedWords, 'ru')}.`]
    : [`Too many words are not in the dictionary: ${counted(unlookedWords, 'en')} had only a quick look.`];
}

/** What was compared with one reference, in a transcription of so many words. */
export function referenceLine(one: ReferenceCoverage, words: number, language: Language): string {
  return language === 'ru' ? russianLine(one, words) : englishLine(one, words);
}

function englishLine(one: ReferenceCoverage, words: number): string {
  const { wordsBefore, wordsAfter, unlikeWords, reason } = one;
  const name = `${one.file} (${roleName(one.role, 'en').toLowerCase()})`;
  if (reason !== null) return sentence(`Not compared with ${name}: ${REFERENCE_WHY[reason].en}`);
  const how = one.by === 'facts' ? ` by its numbers, dates and names (${one.facts})` : '';
  const its = `${one.comparedWords} of its ${outOf(one.words, 'en')}`;
  const ours = `${one.transcriptionWords} of the ${outOf(words, 'en')} of the text`;
  const outside = wordsBefore + wordsAfter;
  const edges = `Outside the text: ${counted(outside, 'en')} of it (${wordsBefore} before, ${wordsAfter} after).`;
  return [
    `Compared with ${name}${how}: ${its}, ${ours}.`,
    ...(outside === 0 ? [] : [edges]),
    ...(unlikeWords === 0 ? [] : [`Not comparable: ${counted(unlikeWords, 'en')} of it.`]),
    ...foldedLine(one, 'en'),
  ].join(' ');
}

function russianLine(one: ReferenceCoverage, words: number): string {
  const { wordsBefore, wordsAfter, unlikeWords, reason } = one;
  const name = `${one.file} (${roleName(one.role, 'ru').toLowerCase()})`;
  if (reason !== null) return sentence(`Не сверено с ${name}: ${REFERENCE_WHY[reason].ru}`);
  const how = one.by === 'facts' ? ` по числам, датам и именам (${one.facts})` : '';
  const its = `${one.comparedWords} из его ${outOf(one.words, 'ru')}`;
  const ours = `${one.transcriptionWords} из ${outOf(words, 'ru')} текста`;
  const outside = wordsBefore + wordsAfter;
  const edges = `За пределами текста: ${counted(outside, 'ru')} (${wordsBefore} до него, ${wordsAfter} после).`;
  return [
    `Сверено с ${name}${how}: ${its}, ${ours}.`,
    ...(outside === 0 ? [] : [edges]),
    ...(unlikeWords === 0 ? [] : [`Не сопоставимо: ${counted(unlikeWords, 'ru')}.`]),
    ...foldedLine(one, 'ru'),
  ].join(' ');
}

/** What was taken for the same, step by step. */
function foldedLine({ folded }: ReferenceCoverage, language: Language): readonly string[] {
  const steps = STEPS.flatMap((step) => {
    const count = folded[step];
    return count === undefined ? [] : [`${STEP_NAMES[step][language]} – ${count}`];
  });
  if (steps.length === 0) return [];
  return [`${language === 'ru' ? 'Не считалось расхождением' : 'Taken for the same'}: ${steps.join('; ')}.`];
}

function sentence(text: string): string {
  return /[.?!]$/u.test(text) ? text : `${text}.`;
}
