import type { Template } from './template';

/** What the rules that compare with a reference transcription, or look at words alone, have to say. */
export const TEXT_MESSAGES = {
  'missing.words': {
    en: 'The reference has “{there}” here; the transcription does not.',
    ru: 'В эталоне здесь есть «{there}», в расшифровке нет.',
  },
  'missing.text': {
    en: 'Text of the reference is missing here ({count} {count:word|words}). It begins “{start}”.',
    ru: 'Здесь пропущен текст эталона ({count} {count:слово|слова|слов}). Начало: «{start}».',
  },
  'missing.earlier': {
    en: 'The reference begins earlier ({count} {count:word|words}), “{start}”.',
    ru: 'Публикация начинается раньше ({count} {count:слово|слова|слов}), «{start}».',
  },
  'missing.later': {
    en: 'The reference goes on ({count} {count:word|words}), “{start}”.',
    ru: 'Публикация продолжается ({count} {count:слово|слова|слов}), «{start}».',
  },
  'edition.omitted': {
    en: 'The reference leaves text out here ({count} {count:word|words}).',
    ru: 'В публикации здесь текст опущен ({count} {count:слово|слова|слов}).',
  },
  'moved.words': {
    en: 'The words stand in another order: “{there}” in the reference.',
    ru: 'Слова стоят в другом порядке: в публикации «{there}».',
  },
  'missing.head': {
    en: 'The reference begins earlier ({count} {count:word|words}), “{start}”. A sheet may be missing.',
    ru: 'Публикация начинается раньше ({count} {count:слово|слова|слов}), «{start}». Возможно, не хватает листа.',
  },
  'missing.tail': {
    en: 'The reference goes on ({count} {count:word|words}), “{start}”. A sheet may be missing.',
    ru: 'Публикация продолжается ({count} {count:слово|слова|слов}), «{start}». Возможно, не хватает листа.',
  },
  'extra.words': {
    en: 'The reference does not have “{here}” here.',
    ru: 'В эталоне здесь нет «{here}».',
  },
  'extra.text': {
    en: 'The reference does not have this text ({count} {count:word|words}).',
    ru: 'Этого текста нет в эталоне ({count} {count:слово|слова|слов}).',
  },
  'extra.twice': {
    en: 'This text stands here twice ({count} {count:word|words}).',
    ru: 'Этот текст стоит здесь дважды ({count} {count:слово|слова|слов}).',
  },
  'extra.edge': {
    en: 'The reference does not reach this part ({count} {count:word|words}).',
    ru: 'Эталон не охватывает эту часть ({count} {count:слово|слова|слов}).',
  },
  'moved.text': {
    en: 'The reference has this text in another place ({count} {count:word|words}). Check the order of the sheets.',
    ru: 'В эталоне этот текст стоит в другом месте ({count} {count:слово|слова|слов}). Проверьте порядок листов.',
  },
  'word.differs': {
    en: 'The reference has “{there}” here.',
    ru: 'В эталоне здесь «{there}».',
  },
  'word.nonWord': {
    en: '“{here}” is not a word; the reference has “{there}”.',
    ru: 'Слова «{here}» нет; в эталоне «{there}».',
  },
  'word.referenceNonWord': {
    en: 'The reference has “{there}” here, which is not a word: it may be the reference that is wrong.',
    ru: 'В эталоне здесь «{there}», такого слова нет: возможно, ошибка в эталоне.',
  },
  'weak.near': {
    en: '“{here}” is not in the dictionary; one letter changed makes “{there}”.',
    ru: 'Слова «{here}» нет в словаре; если заменить одну букву, выйдет «{there}».',
  },
  'weak.unsure': {
    en: '“{here}” is not in the dictionary, and was read with little confidence ({percent} %).',
    ru: 'Слова «{here}» нет в словаре, и прочитано оно неуверенно ({percent} %).',
  },
  'weak.unsureNear': {
    en: '“{here}” was read with little confidence ({percent} %) and is not in the dictionary; it may be “{there}”.',
    ru: 'Слово «{here}» прочитано неуверенно ({percent} %), в словаре его нет; возможно, «{there}».',
  },
  'word.meaning': {
    en: 'The reference has “{there}” here: the difference changes the meaning.',
    ru: 'В эталоне здесь «{there}»: различие меняет смысл.',
  },
  'properName.differs': {
    en: 'A name differs: “{here}” here, “{there}” in the reference.',
    ru: 'Расходится имя: здесь «{here}», в эталоне «{there}».',
  },
  'boundary.apart': {
    en: 'Written apart here, together in the reference: “{there}”.',
    ru: 'Здесь написано раздельно, в эталоне слитно: «{there}».',
  },
  'boundary.together': {
    en: 'Written together here, apart in the reference: “{there}”.',
    ru: 'Здесь написано слитно, в эталоне раздельно: «{there}».',
  },
  'digits.differ': {
    en: '“{here}” here, “{there}” in the reference.',
    ru: 'Здесь «{here}», в эталоне «{there}».',
  },
  'digits.confusable': {
    en: '“{here}” here, “{there}” in the reference: one digit apart, and easily confused in typescript.',
    ru: 'Здесь «{here}», в эталоне «{there}»: отличается одна цифра, на машинописи их легко спутать.',
  },
  'readings.differ': {
    en: 'The readings differ: “{here}” here, “{there}” in another. Look at the scan.',
    ru: 'Прочтения расходятся: здесь «{here}», в другом «{there}». Посмотрите на скан.',
  },
  'readings.number': {
    en: 'The readings of this number differ: “{here}” here, “{there}” in another. Look at the scan.',
    ru: 'Прочтения числа расходятся: здесь «{here}», в другом «{there}». Посмотрите на скан.',
  },
  'readings.alone': {
    en: 'Nothing confirms the number “{here}”: it stands in one reading alone.',
    ru: 'Число «{here}» ничем не подтверждено: оно есть только в одном прочтении.',
  },
  'digits.letter': {
    en: 'A letter among the digits of “{here}”: it may be {there}.',
    ru: 'Буква среди цифр в «{here}»: возможно, это {there}.',
  },
  'script.mixed': {
    en: 'Latin letters in the Russian word “{here}”.',
    ru: 'Латинские буквы в русском слове «{here}».',
  },
  'script.latin': {
    en: '“{here}” is typed in Latin letters among Russian words.',
    ru: '«{here}» набрано латинскими буквами среди русских слов.',
  },
  'signs.differ': {
    en: 'Punctuation differs: “{there}” in the reference.',
    ru: 'Расходятся знаки препинания: в эталоне «{there}».',
  },
  'letterCase.differs': {
    en: 'Capital and small letters differ: “{there}” in the reference.',
    ru: 'Расходятся прописные и строчные буквы: в эталоне «{there}».',
  },
  'yo.differs': {
    en: 'The letters е and ё differ: “{there}” in the reference.',
    ru: 'Расходятся буквы е и ё: в эталоне «{there}».',
  },
  'unlike.here': {
    en: 'The text here is too unlike the reference to be compared word by word.',
    ru: 'Здесь текст слишком не похож на эталон, пословное сравнение невозможно.',
  },
  'unlike.whole': {
    en: 'The transcription is too unlike this reference to be compared. Is it the right reference?',
    ru: 'Расшифровка слишком не похожа на этот эталон. Тот ли это эталон?',
  },
} as const satisfies Record<string, Template>;
