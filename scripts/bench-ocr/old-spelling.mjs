// Text in the spelling before 1918, by rules that are good enough for sheets to measure with.

const YAT_ROOTS = [
  'дел',
  'мест',
  'хлеб',
  'желез',
  'рек',
  'ответ',
  'совет',
  'отряд',
  'сведен',
  'человек',
  'лес',
];
const YAT = new RegExp(`(?<!\\p{L})(\\p{L}{0,4}?)(${YAT_ROOTS.join('|')})`, 'giu');

/**
 * @param {string} text
 * @returns {string} with ѣ in some common roots, і before vowels, ъ at the ends of words and -аго for -ого
 */
export function inOldSpelling(text) {
  return text
    .replace(YAT, (_, head, root) => head + root.replace(/е(?=[^е]*$)/u, 'ѣ'))
    .replace(/и(?=[аеёиоуыэюяй])/gu, 'і')
    .replace(/(?<=\p{L}{3})ого(?!\p{L})/gu, 'аго')
    .replace(/(?<=\p{L}[бвгджзклмнпрстфхцчшщ]|(?<!\p{L})[вкс])(?![\p{L}.])/gu, 'ъ');
}
