import type { Template } from '../../base/language';

/** What the rules about numbers, dates, document numbers, names and sheets have to say. */
export const FACT_MESSAGES = {
  'fact.oneDigit': {
    en: '“{here}” here, “{there}” in the translation: one digit apart, and easily confused in typescript.',
    ru: 'Здесь «{here}», в переводе «{there}»: отличается одна цифра, на машинописи их легко спутать.',
  },
  'fact.differs': {
    en: '“{here}” here, “{there}” in the translation.',
    ru: 'Здесь «{here}», в переводе «{there}».',
  },
  'fact.onlyHere': {
    en: 'The translation of this passage does not have “{here}”.',
    ru: 'В переводе этого места нет «{here}».',
  },
  'fact.onlyThere': {
    en: 'The translation of this passage has “{there}”; the transcription does not.',
    ru: 'В переводе этого места есть «{there}», в расшифровке нет.',
  },
  'fact.unlike': {
    en: 'Most numbers of this passage differ from the translation. It may be the translation of another passage.',
    ru: 'Большинство чисел этого места расходится с переводом. Возможно, это перевод другого места.',
  },
  'name.misread': {
    en: 'The name “{here}” may be misread: the translation has “{there}”.',
    ru: 'Имя «{here}», возможно, прочитано неверно: в переводе «{there}».',
  },
  'name.differs': {
    en: 'The name “{here}” here, “{there}” in the translation.',
    ru: 'Здесь имя «{here}», в переводе «{there}».',
  },
  'sense.side': {
    en: '“{here}” here, “{there}” in the translation: another side.',
    ru: 'Здесь «{here}», в переводе «{there}»: другая сторона.',
  },
  'sense.deniedHere': {
    en: 'This sentence is denied here and not in the translation.',
    ru: 'Здесь в этом предложении есть отрицание, в переводе его нет.',
  },
  'sense.deniedThere': {
    en: 'The translation denies this sentence; the transcription does not.',
    ru: 'В переводе в этом предложении есть отрицание, в расшифровке нет.',
  },
  'name.initials': {
    en: 'Initials “{here}” here, “{there}” in the translation.',
    ru: 'Здесь инициалы «{here}», в переводе «{there}».',
  },
  'name.onlyHere': {
    en: 'The translation of this passage does not have the name “{here}”.',
    ru: 'В переводе этого места нет имени «{here}».',
  },
  'name.onlyThere': {
    en: 'The translation of this passage has the name “{there}”; the transcription does not.',
    ru: 'В переводе этого места есть имя «{there}», в расшифровке нет.',
  },
  'translation.missing': {
    en: 'The translation has text here that the transcription lacks ({count} {count:word|words}). It begins “{start}”.',
    ru: 'Здесь в переводе есть текст, которого нет в расшифровке ({count} {count:слово|слова|слов}). Начало: «{start}».',
  },
  'translation.earlier': {
    en: 'The translation begins earlier ({count} {count:word|words}), “{start}”.',
    ru: 'Перевод начинается раньше ({count} {count:слово|слова|слов}), «{start}».',
  },
  'translation.later': {
    en: 'The translation goes on ({count} {count:word|words}), “{start}”.',
    ru: 'Перевод продолжается ({count} {count:слово|слова|слов}), «{start}».',
  },
  'translation.missingHead': {
    en: 'The translation begins earlier ({count} {count:word|words}), “{start}”. The first sheet may be missing.',
    ru: 'Перевод начинается раньше ({count} {count:слово|слова|слов}), «{start}». Возможно, не хватает первого листа.',
  },
  'translation.missingTail': {
    en: 'The translation goes on ({count} {count:word|words}), “{start}”. The last sheet may be missing.',
    ru: 'Перевод продолжается ({count} {count:слово|слова|слов}), «{start}». Возможно, не хватает последнего листа.',
  },
  'translation.extra': {
    en: 'The translation does not have this text ({count} {count:word|words}).',
    ru: 'Этого текста нет в переводе ({count} {count:слово|слова|слов}).',
  },
  'translation.extraEdge': {
    en: 'The translation does not reach this part ({count} {count:word|words}).',
    ru: 'Перевод не охватывает эту часть ({count} {count:слово|слова|слов}).',
  },
  'translation.moved': {
    en: 'The translation has the text of this sheet in another place ({count} {count:word|words}). Check the order of the sheets.',
    ru: 'В переводе текст этого листа стоит в другом месте ({count} {count:слово|слова|слов}). Проверьте порядок листов.',
  },
  'translation.unlike': {
    en: 'The transcription is too unlike this translation to be compared. Is it the right translation?',
    ru: 'Расшифровка слишком не похожа на этот перевод. Тот ли это перевод?',
  },
  'identifier.differs': {
    en: 'Number “{here}” here, “{there}” on another sheet of the same document.',
    ru: 'Здесь номер «{here}», на другом листе того же документа «{there}».',
  },
  'identifier.tie': {
    en: 'Number “{here}” here, “{there}” elsewhere in the same document. Nothing tells which is right; look at both.',
    ru: 'Здесь номер «{here}», в другом месте того же документа «{there}». Какой верен, неясно: сверьте оба.',
  },
  'copy.differs': {
    en: 'Copy number {here} here, {there} on the other sheets.',
    ru: 'Здесь экземпляр № {here}, на других листах № {there}.',
  },
  'sheet.outside': {
    en: 'Sheet {here} does not fit the citation (sheets {there}).',
    ru: 'Лист {here} не подходит к шифру хранения (листы {there}).',
  },
  'sheet.misread': {
    en: 'Sheet {here} stands where {there} is expected.',
    ru: 'Стоит лист {here}, по порядку должен быть {there}.',
  },
  'sheet.gap': {
    en: 'Sheet {here} follows sheet {there}: a sheet may be missing.',
    ru: 'Лист {here} следует за листом {there}: возможно, не хватает листа.',
  },
  'sheet.order': {
    en: 'Sheet {here} follows sheet {there}: check the order of the sheets.',
    ru: 'Лист {here} следует за листом {there}: проверьте порядок листов.',
  },
  'sheet.beyond': {
    en: 'Sheet {here}, but the transcription has {there} {there:sheet|sheets}.',
    ru: 'Лист {here}, а в расшифровке {there} {there:лист|листа|листов}.',
  },
  'date.impossible': {
    en: 'There is no such date: “{here}”.',
    ru: 'Такой даты не бывает: «{here}».',
  },
  'time.impossible': {
    en: 'There is no such time: “{here}”.',
    ru: 'Такого времени не бывает: «{here}».',
  },
  'date.period': {
    en: '“{here}” lies outside the years of this document; {there} would fit, one digit apart.',
    ru: '«{here}» выпадает из лет документа; подошёл бы {there} год, отличие в одной цифре.',
  },
  'copies.sum': {
    en: '{here} {here:copy is|copies are} stated, and {there} {there:is|are} listed.',
    ru: 'Указано {here} {here:экземпляр|экземпляра|экземпляров}, а перечислено {there}.',
  },
  'date.order': {
    en: '“{here}” is earlier than “{there}”, which must come before it.',
    ru: '«{here}» раньше, чем «{there}», а должно быть позже.',
  },
} as const satisfies Record<string, Template>;
