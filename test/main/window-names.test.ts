import { describe, expect, it } from 'vitest';
import { windowNames } from '../../app/main/window-names';

const shown = (title: string, folder: string) => ({ title, folder });

describe('what windows are called', () => {
  it('is the title of their document, or the library', () => {
    expect(windowNames([shown('Ведомость', '/d/Ведомость'), null], 'All documents')).toEqual([
      'Ведомость',
      'All documents',
    ]);
  });

  it('names the folder, too, where two have one title', () => {
    const names = windowNames([shown('A', '/d/mine'), shown('A', '/d/hers'), shown('B', '/d/b')], 'x');
    expect(names).toEqual(['A (mine)', 'A (hers)', 'B']);
  });

  it('names the folder around it where that is the same, too', () => {
    const names = windowNames([shown('A', '/disk/A'), shown('A', '/stick/A'), shown('A', '/d/other')], 'x');
    expect(names).toEqual(['A (disk/A)', 'A (stick/A)', 'A (other)']);
  });
});
