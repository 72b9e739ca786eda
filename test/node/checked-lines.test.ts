import { describe, expect, it } from 'vitest';
import { checkedLine, readCheckedLines } from '../../app/node/checked-lines';

const ENTRIES = [{ id: 'a', note: 'пятно\r\nна листе' }, { id: 'b' }, { id: 'c', note: '}' }];
const LINES = ENTRIES.map((entry) => Buffer.from(checkedLine(entry)).toString('utf8').trimEnd());
const read = (text: string) => readCheckedLines(Buffer.from(text, 'utf8'));
const WHOLE = { entries: ENTRIES, damagedLines: [], tornLines: [] };

describe('a log is read whole', () => {
  it.each([
    ['with the line ends of Unix', LINES.join('\n') + '\n'],
    ['with the line ends of Windows', LINES.join('\r\n') + '\r\n'],
    ['with the line ends of old Macs', LINES.join('\r') + '\r'],
    ['with mixed line ends', `${LINES[0]}\r\n${LINES[1]}\n${LINES[2]}\r`],
    ['with a byte-order mark', `\ufeff${LINES.join('\n')}\n`],
    ['without the end of its last line', LINES.join('\n')],
    ['with blank lines', `\n\r\n${LINES.join('\n\n\n')}\r\n\r\n`],
    ['with blanks around its lines', LINES.map((line) => ` ${line}\t `).join('\r\n')],
    [
      'with the marks of git around two versions',
      `${LINES[0]}\n<<<<<<< HEAD\n${LINES[1]}\n||||||| base\n=======\n${LINES[2]}\n>>>>>>> theirs\n`,
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(WHOLE);
  });

  it('but for a last line that was cut off anywhere', () => {
    const last = LINES[2] ?? '';
    for (let at = 1; at < last.length; at++) {
      const cut = read(`${LINES[0]}\r\n${LINES[1]}\r\n${last.slice(0, at)}`);
      expect(cut).toEqual({ entries: ENTRIES.slice(0, 2), damagedLines: [], tornLines: [3] });
    }
  });

  it('and a line that was changed is damage, not one that was cut off', () => {
    const changed = (LINES[2] ?? '').replace('"c"', '"d"');
    for (const end of ['', '\n', '\r\n']) {
      expect(read(`${LINES[0]}\n${changed}${end}`)).toEqual({
        entries: ENTRIES.slice(0, 1),
        damagedLines: [2],
        tornLines: [],
      });
    }
  });
});
