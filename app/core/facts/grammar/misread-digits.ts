/** Letters that OCR reads for digits. A Latin `I` and `l` stand for 1, as on machines without that key. */
const DIGITS: Readonly<Record<string, string>> = {
  О: '0',
  о: '0',
  O: '0',
  o: '0',
  З: '3',
  з: '3',
  б: '6',
  l: '1',
  I: '1',
  '|': '1',
};

/** What follows a hyphen must be the ending of an ordinal (З8-я): with other letters it is a name of something. */
const MIXED =
  /(?<![\p{L}\p{N}-])(?=[ОоOoЗзбlI|]{0,12}\d)[\dОоOoЗзбlI|]+(?:[.,][\dОоOoЗзбlI|]+)*(?![\p{L}\p{N}]|-(?!(?:й|я|е|ю|м|х|го|му|ти|мя|ми|ой|ая|ое|ую|ые|ых|ый|ого|ому|ым|ом|ей)(?!\p{L}))\p{L})/gu;

/** Without a letter beside a figure there is nothing to mend. */
const TOUCHING = /\d[.,]?[ОоOoЗзбlI|]|[ОоOoЗзбlI|][.,]?\d/u;

/**
 * `text` with misread letters inside numbers made digits (`1О.000` → `10.000`), character for character, so
 * that offsets hold. For reading only: the mix itself is flagged by a rule of its own.
 */
export function digitsForLetters(text: string): string {
  if (!TOUCHING.test(text)) return text;
  return text.replace(MIXED, (token) =>
    token
      .split(/(?<=[.,])|(?=[.,])/u)
      .map(digitsOfPart)
      .join(''),
  );
}

/** `8.II.51`: what stands between the stops is a month in Roman numerals, and no eleven. */
const ROMAN_MONTH = /^I{1,3}$/u;

function digitsOfPart(part: string, index: number): string {
  if (index > 0 && ROMAN_MONTH.test(part)) return part;
  return [...part].map((sign) => DIGITS[sign] ?? sign).join('');
}
