import { describe, expect, it } from 'vitest';
import { lineOfWords } from '../../../app/core/recognise/lines';
import { asTyped, pitchPx } from '../../../app/core/layout/pitch';
import { wordText, type Line } from '../../../app/core/page/transcription';

const PITCH = 20;

/** A line as a typewriter sets it; the recogniser parts words at `|` too, where the typist left no blank. */
function typed(
  text: string,
  y: number,
  widthOf: (letters: string) => number = (letters) => letters.length * PITCH,
): Line {
  let x = 100;
  const words = text.split(/(?<=[ |])/).map((part) => {
    const word = part.replace(/[ |]$/, '');
    const boxPx = { x0: x + 2, y0: y, x1: x + widthOf(word) - (/[,.]$/.test(word) ? 10 : 2), y1: y + 20 };
    x += widthOf(word) + (part.endsWith(' ') ? PITCH : 0);
    return { text: word, boxPx, confidence: 0.9 };
  });
  return lineOfWords(words, `l${y}`);
}

const ROWS = [
  'Сегодня большой праздник страна',
  'отмечает рождения нашей многонациональной',
  'вырослим пионеры герои знает народ',
];
const BODY = [...ROWS, ...ROWS].map((row, i) => typed(row, i * 40));

describe('text as it was typed', () => {
  it('has no blank after a comma where the machine left none, and keeps the blanks there are', () => {
    const [line] = asTyped([typed('Шахты,|заводы, дома,|школы и сады', 400), ...BODY]);
    expect(line?.text).toBe('Шахты,заводы, дома,школы и сады');
    expect(line?.words.map((word) => wordText(line, word))).toEqual([
      'Шахты,',
      'заводы,',
      'дома,',
      'школы',
      'и',
      'сады',
    ]);
  });

  it('measures the pitch of a typewriter, and none in set type', () => {
    expect(pitchPx(BODY) ?? 0).toBeCloseTo(PITCH, -0.5);
    const wide = (letters: string) =>
      [...letters].reduce((sum, letter) => sum + (/[шщмжюы]/i.test(letter) ? 30 : 11), 0);
    const print = [...ROWS, ...ROWS].map((row, i) => typed(row, i * 40, wide));
    expect(pitchPx(print)).toBeNull();
    expect(asTyped(print)).toEqual(print);
    expect(pitchPx(BODY.slice(0, 1))).toBeNull();
  });
});
