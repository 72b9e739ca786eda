import { describe, expect, it } from 'vitest';
import { failure } from '../../../app/core/base/result';
import { messageText, type Message } from '../../../renderer/locales/message';

/** What is told is put into words when it is read, so that a switch of the language takes it along. */
describe('a message', () => {
  const inBoth = (message: Message) => [messageText(message, 'en'), messageText(message, 'ru')];

  it('says its words and values in the language that it is read in', () => {
    expect(inBoth({ key: 'isProofread', values: { number: 2 } })).toEqual([
      'Sheet 2 is proofread and saved.',
      'Лист 2 вычитан и сохранён.',
    ]);
    expect(inBoth({ key: 'imported', values: { count: 2 } })[1]).toContain('2 листов');
  });

  it('says a value that stands in both languages, or is a failure, in the same language', () => {
    const full = failure('disk-full');
    const [en, ru] = inBoth({ key: 'versionNotSaved', values: { reason: full } });
    expect(en).toBe(
      'The version could not be saved: The disk is full. Free some space, or save a copy elsewhere.',
    );
    expect(ru).toMatch(/^Версию не удалось сохранить: Диск заполнен\./);
    const command = { en: 'Done', ru: 'Готово' };
    expect(inBoth({ key: 'notProofreadYet', values: { command } })[1]).toContain('«Готово»');
  });

  it('says a failure in the language that it is read in, with the file that it is about', () => {
    expect(inBoth(failure('scan-damaged', { file: 'Дело 12.pdf' }))).toEqual([
      'Дело 12.pdf: The file is damaged or cut short. Copy it again from where it came from.',
      'Дело 12.pdf: Файл повреждён или обрезан. Скопируйте его ещё раз из источника.',
    ]);
  });
});
