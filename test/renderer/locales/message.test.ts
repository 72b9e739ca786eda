import { describe, expect, it } from 'vitest';
import { scanMessage } from '../../../app/core/scan/messages';
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
    const full = { code: 'disk-full', message: 'The disk is full. Make room.' };
    const [en, ru] = inBoth({ key: 'versionNotSaved', values: { reason: full } });
    expect(en).toBe('The version could not be saved: The disk is full. Make room.');
    expect(ru).toMatch(/^Версию не удалось сохранить: Диск заполнен\./);
    const command = { en: 'Done', ru: 'Готово' };
    expect(inBoth({ key: 'notProofreadYet', values: { command } })[1]).toContain('«Готово»');
  });

  it('says a failure that main has told in the other language', () => {
    for (const language of ['en', 'ru'] as const) {
      const failure = { code: 'scan-damaged', message: scanMessage('scan-damaged', language) };
      expect(inBoth(failure)).toEqual([scanMessage('scan-damaged', 'en'), scanMessage('scan-damaged', 'ru')]);
    }
  });

  it('leaves a failure that nobody has words for as it was told', () => {
    expect(inBoth({ code: 'bug', message: 'Error: x' })).toEqual(['Error: x', 'Error: x']);
  });
});
