import { lineOfWords } from '../../app/core/recognise/lines';
import type { Line } from '../../app/core/page/transcription';

/**
 * Lines as a machine reads them, 40 px a word and 20 px a line; `=` before a word's confidence in hundredths, 90 unless
 * said: «Лист=95 8=31».
 */
export function machineLines(...rows: readonly string[]): Line[] {
  return rows.map((row, y) =>
    lineOfWords(
      row.split(' ').map((part, x) => {
        const [text = '', hundredths = '90'] = part.split('=');
        const boxPx = { x0: x * 40, y0: y * 20, x1: x * 40 + 36, y1: y * 20 + 16 };
        return { text, confidence: Number(hundredths) / 100, boxPx };
      }),
      `l${String(y + 1).padStart(3, '0')}`,
    ),
  );
}
