import { describe, expect, it } from 'vitest';
import { scanMessage } from '../../../app/core/scan/messages';
import { diskFailure, type DiskCode } from '../../../app/node/disk-error';
import { errorText } from '../../../renderer/locales/errors';

/** Folders are named after documents, so paths are written in any letters; what is said of them is not. */
const PATHS = [
  '/home/ivan/Documents/Sverka/t/history/000001.xml',
  '/home/ivan/Документы/Сверка/Телеграмма/history/000001.xml',
  'C:\\Users\\Иван\\Documents\\Sverka\\pages\\0001.xml',
  '/media/ivan/КАРТА/дело 12',
];
const CODES: readonly DiskCode[] = [
  ...(['disk-full', 'read-only', 'no-permission', 'vanished', 'path-too-long'] as const),
  ...(['busy', 'exists', 'unconfirmed', 'io'] as const),
];

describe('what is said of a failure', () => {
  it.each(PATHS)('is in the person’s language whatever letters the path has: %s', (path) => {
    for (const code of CODES) {
      const { error } = diskFailure(code, path);
      const said = (language: 'en' | 'ru') => errorText(error, language).replace(path, '');
      expect(said('ru'), code).toMatch(/[а-яё]{4}/i);
      expect(said('ru'), code).not.toMatch(/[a-z]{3}/i);
      expect(said('en'), code).not.toMatch(/[а-яё]/i);
    }
  });

  it('is known by its code, whatever its message was', () => {
    const failure = { code: 'scan-damaged', message: 'Что-то на языке, на котором это не читают' };
    expect(errorText(failure, 'en')).toBe(scanMessage('scan-damaged', 'en'));
    expect(errorText(failure, 'ru')).toBe(scanMessage('scan-damaged', 'ru'));
    // A damaged file of a project is another thing, with other advice.
    expect(errorText({ code: 'damaged', message: '' }, 'ru')).not.toBe(scanMessage('scan-damaged', 'ru'));
  });
});
