import type { Template } from '../../base/language';

/** What the rules that compare with a reference transcription, or look at words alone, have to say. */
export const TEXT_MESSAGES = {
  'missing.words': {
    en: 'The publication has “{there}” here; the transcription does not.',
    ru: 'В публикации здесь есть «{there}», в расшифровке нет.',
  },
  'missing.text': {
    en: 'Text of the publication is missing here ({count} {count:word|words}). It begins “{start}”.',
    ru: 'Здесь пропущен текст публикации ({count} {count:слово|слова|слов}). Начало: «{start}».',
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
    en: 'The publication begins earlier ({count} {count:word|words}), “{start}”. A sheet may be missing.',
    ru: 'Публикация начинается раньше ({count} {count:слово|слова|слов}), «{start}». Возможно, не хватает листа.',
  },
  'missing.tail': {
    en: 'The publication goes on ({count} {count:word|words}), “{start}”. A sheet may be missing.',
    ru: 'Публикация продолжается ({count} {count:слово|слова|слов}), «{start}». Возможно, не хватает листа.',
  },
  'extra.words': {
    en: 'The publication does not have “{here}” here.',
    ru: 'В публикации здесь нет «{here}».',
  },
  'extra.text': {
    en: 'The publication does not have this text ({count} {count:word|words}).',
    ru: 'Этого текста нет в публикации ({count} {count:слово|слова|слов}).',
  },
  'extra.twice': {
    en: 'This text stands here twice ({count} {count:word|words}).',
    ru: 'Этот текст стоит здесь дважды ({count} {count:слово|слова|слов}).',
  },
  'extra.edge': {
    en: 'The publication does not reach this part ({count} {count:word|words}).',
    ru: 'Публикация не охватывает эту часть ({count} {count:слово|слова|слов}).',
  },
  'moved.text': {
    en: 'The publication has this text in another place ({count} {count:word|words}). Check the order of the sheets.',
    ru: 'В публикации этот текст стоит в другом месте ({count} {count:слово|слова|слов}). Проверьте порядок листов.',
  },
  'word.differs': {
    en: 'The publication has “{there}” here.',
    ru: 'В публикации здесь «{there}».',
  },
  'word.nonWord': {
    en: '“{here}” is not a word; the publication has “{there}”.',
    ru: 'Слова «{here}» нет; в публикации «{there}».',
  },
  'word.referenceNonWord': {
    en: 'The publication has “{there}” here, which is not a word: it may be the publication that is wrong.',
    ru: 'В публикации здесь «{there}», такого слова нет: возможно, ошибка в публикации.',
  },
  'weak.near': {
    en: '“{here}” is not in the dictionary; one letter changed makes “{there}”.',
    ru: 'Слова «{here}» нет в словаре; если заменить одну букву, выйдет «{there}».',
  },
  'weak.like': {
    en: '“{here}” is not in the dictionary; it may be “{there}”.',
    ru: 'Слова «{here}» нет в словаре; возможно, это «{there}».',
  },
  'weak.impossible': {
    en: '“{here}” is not in the dictionary, and no Russian word has such letters side by side.',
    ru: 'Слова «{here}» нет в словаре, и такого сочетания букв в русских словах не бывает.',
  },
  'weak.among': {
    en: '“{here}” is not in the dictionary, and neither are several words around it.',
    ru: 'Слова «{here}» нет в словаре, как и нескольких слов рядом.',
  },
  'weak.unsure': {
    en: '“{here}” is not in the dictionary, and was recognised with low confidence ({percent} %).',
    ru: 'Слова «{here}» нет в словаре; распознано с уверенностью {percent} %.',
  },
  'weak.unsureNear': {
    en: '“{here}” was recognised with low confidence ({percent} %) and is not in the dictionary; it may be “{there}”.',
    ru: 'Слово «{here}» распознано с уверенностью {percent} %, в словаре его нет; возможно, «{there}».',
  },
  'word.meaning': {
    en: 'The publication has “{there}” here: the difference changes the meaning.',
    ru: 'В публикации здесь «{there}»: различие меняет смысл.',
  },
  'properName.differs': {
    en: 'A name differs: “{here}” here, “{there}” in the publication.',
    ru: 'Расходится имя: здесь «{here}», в публикации «{there}».',
  },
  'boundary.apart': {
    en: 'Written apart here, together in the publication: “{there}”.',
    ru: 'Здесь написано раздельно, в публикации слитно: «{there}».',
  },
  'boundary.together': {
    en: 'Written together here, apart in the publication: “{there}”.',
    ru: 'Здесь написано слитно, в публикации раздельно: «{there}».',
  },
  'digits.differ': {
    en: '“{here}” here, “{there}” in the publication.',
    ru: 'Здесь «{here}», в публикации «{there}».',
  },
  'digits.confusable': {
    en: '“{here}” here, “{there}” in the publication: one digit apart, and easily confused in typescript.',
    ru: 'Здесь «{here}», в публикации «{there}»: отличается одна цифра, на машинописи их легко спутать.',
  },
  'ink.word': {
    en: 'The scan has “{there}” here, as it was recognised ({percent} %). Look at the scan.',
    ru: 'На скане здесь распознано «{there}» (уверенность {percent} %). Посмотрите на скан.',
  },
  'ink.number': {
    en: 'The number on the scan was recognised as “{there}” ({percent} %). Look at the scan.',
    ru: 'Число на скане распознано как «{there}» (уверенность {percent} %). Посмотрите на скан.',
  },
  'ink.boundary': {
    en: 'The words are parted in another way on the scan: “{there}”.',
    ru: 'На скане слова разделены иначе: «{there}».',
  },
  'ink.missing': {
    en: 'The scan has “{there}” here; the text does not.',
    ru: 'На скане здесь есть «{there}», в тексте нет.',
  },
  'ink.row': {
    en: 'The scan has a line here that the text lacks: “{there}”.',
    ru: 'На скане есть строка, которой нет в тексте: «{there}».',
  },
  'ink.none': {
    en: 'Nothing was read on the scan for “{here}”. It may not be there.',
    ru: 'На скане не прочитано ничего, что отвечало бы «{here}». Возможно, этого там нет.',
  },
  'ink.twice': {
    en: 'The text has “{here}” twice, the scan once.',
    ru: '«{here}» стоит в тексте дважды, на скане один раз.',
  },
  'ink.thread': {
    en: 'This line hangs by a thread: next to nothing was read on the scan as it stands here. If its frame is on another line, draw it anew.',
    ru: 'Эта строка привязана к скану еле-еле: почти ничего не прочитано так, как стоит здесь. Если рамка не на той строке, обведите строку заново.',
  },
  'ink.unread': {
    en: 'There is ink here that no line of the text covers: a stamp, a note or a lost line.',
    ru: 'Здесь на скане есть что-то, чего не покрывает ни одна строка текста: штамп, помета или пропущенная строка.',
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
  'sign.impossible': {
    en: 'A typewriter does not set “{sign}” so: it may be dirt that was read as text.',
    ru: 'На машинке знака «{sign}» здесь быть не может: возможно, за текст принята грязь.',
  },
  'signs.differ': {
    en: 'Punctuation differs: “{there}” in the publication.',
    ru: 'Расходятся знаки препинания: в публикации «{there}».',
  },
  'letterCase.differs': {
    en: 'Capital and small letters differ: “{there}” in the publication.',
    ru: 'Расходятся прописные и строчные буквы: в публикации «{there}».',
  },
  'yo.differs': {
    en: 'The letters е and ё differ: “{there}” in the publication.',
    ru: 'Расходятся буквы е и ё: в публикации «{there}».',
  },
  'unlike.here': {
    en: 'The text here is too unlike the publication to be compared word by word.',
    ru: 'Здесь текст слишком не похож на публикацию, пословное сравнение невозможно.',
  },
  'unlike.whole': {
    en: 'The transcription is too unlike this publication to be compared. Is it the right publication?',
    ru: 'Расшифровка слишком не похожа на эту публикацию. Та ли это публикация?',
  },
} as const satisfies Record<string, Template>;
