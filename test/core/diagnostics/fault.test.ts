import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultOf, faultOfMessage } from '../../../app/core/diagnostics/fault';
import { logLine } from '../../../app/core/diagnostics/log-line';
import { diagnosticsText } from '../../../app/core/diagnostics/report';

describe('what is kept of a fault', () => {
  it('is the kind of error and where it came from, without folders', () => {
    const fault = faultOf(new RangeError('too long'));
    expect(fault.name).toBe('RangeError');
    expect(fault.frames[0]).toMatch(/fault\.test\.ts:\d+:\d+$/);
    expect(fault.frames.join()).not.toContain('/');
  });

  it('is the system’s code of an error of the disk, and not its path', () => {
    const error = Object.assign(new Error("ENOSPC: no space, write '/home/ivan/Телеграмма'"), {
      code: 'ENOSPC',
    });
    expect(faultOf(error).name).toBe('Error ENOSPC');
    expect(JSON.stringify(faultOf(error))).not.toMatch(/ivan|Телеграмма/);
  });

  it('is little of what is no error at all', () => {
    expect(faultOf('Секрет')).toEqual({ name: 'string', frames: [] });
    expect(faultOf(null)).toEqual({ name: 'object', frames: [] });
    expect(faultOfMessage('Uncaught TypeError: Секрет', 'sverka://review/assets/a-1.js', 3, 4)).toEqual({
      name: 'TypeError',
      frames: ['a-1.js:3:4'],
    });
  });

  it('is never a word of the message, whatever it looks like', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '\n    at Секрет (/home/ivan/тайна.txt:1:2)',
        '\n    at secret (/home/ivan/x.txt:1:2)',
        '\n',
        '',
      ),
    );
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 4 }), (parts) => {
        const message = `секрет ${parts.join('')}`;
        const said = logLine('', 'x', faultOf(new Error(message)));
        expect(said).not.toMatch(/[а-яё]|secret|ivan|\/home/i);
        expect(said.split('\n')).toHaveLength(2);
      }),
    );
  });
});

describe('a line of the log', () => {
  it('holds plain signs only, whatever a window sends', () => {
    const line = logLine(
      '2026-01-01T00:00:00Z',
      'check: Телеграмма\n',
      { name: 'Error', frames: ['a\u001b[31m b.js:1:1'] },
      4,
    );
    expect(line).toBe('2026-01-01T00:00:00Z | check: ??????????? ×4 | Error | a?[31m b.js:1:1\n');
  });
});

describe('the diagnostics', () => {
  it('say what they are in either language, also where there is nothing to say', () => {
    const found = {
      ...{ version: '1.2.3', madeUtc: 'now', runtime: { Node: '20' }, system: { OS: 'x' } },
      ...{ settings: { language: 'ru' }, document: null, log: '' },
    };
    expect(diagnosticsText(found, 'en')).toContain('Sverka: 1.2.3\nNode: 20');
    expect(diagnosticsText(found, 'ru')).toMatch(/Открытый документ\nнет[^]*Журнал\nпуст/);
    expect(diagnosticsText({ ...found, log: 'a line\n' }, 'en')).toMatch(/## Log\na line\n$/);
  });
});
