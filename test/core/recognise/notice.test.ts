import { describe, expect, it } from 'vitest';
import {
  isIncomplete,
  isOnlyOneReader,
  noticeOf,
  noticeText,
  NOTICE_KEYS,
  type SheetNotice,
} from '../../../app/core/recognise/notice';
import { accountText, readAccount } from '../../../app/core/recognise/account-schema';
import { machineLines } from '../../helpers/machine-lines';

const NOTHING: SheetNotice = {
  lost: 0,
  oneReader: 0,
  imagesLeftOut: 0,
  imagesDamaged: 0,
  moreFrames: 0,
  inkLines: 0,
  dirt: 0,
  unconfirmed: 0,
  foreign: 0,
  oldSpelling: 0,
};
const LINES = machineLines('Лист 8');
const pass = { preparation: 'soft', wordsGiven: 2, wordsTaken: 2, setAside: [] } as const;
const ACCOUNT = { wordsMade: 2, passes: [pass], inkLinesWithoutWords: [] };

describe('what a person is told of a recognised sheet', () => {
  it('is nothing where all of its words are on it', () => {
    expect(noticeOf({ account: ACCOUNT, lines: LINES })).toBeNull();
    expect(noticeOf({ lines: LINES })).toBeNull();
  });

  it('counts what is not in its text, with words that nobody can explain first', () => {
    const notice = noticeOf({
      account: {
        ...ACCOUNT,
        passes: [{ ...pass, wordsGiven: 5 }],
        inkLinesWithoutWords: [LINES[0]?.boxPx ?? []].flat(),
      },
      leftOut: [
        { kind: 'image-too-large', count: 1 },
        { kind: 'image-damaged', count: 1 },
      ],
      lines: LINES,
    });
    expect(notice).toEqual({ ...NOTHING, lost: 3, imagesLeftOut: 1, imagesDamaged: 1, inkLines: 1 });
    expect(notice && isIncomplete(notice)).toBe(true);
    expect(isIncomplete({ ...NOTHING, dirt: 3, inkLines: 2 })).toBe(false);
  });

  it('says which letters the recogniser does not know', () => {
    const latin = machineLines('Переписка с фирмой Сепега1 Е1есег1с Со.\nОтвет: Р1еазе гер1у $вепесфаау');
    expect(noticeOf({ account: { ...ACCOUNT, wordsMade: 9, passes: [] }, lines: latin })?.foreign).toBe(4);
    const old = machineLines(
      'Всъ дъла въ Министерствъ Внутреннихъ Дълъ, утвержденныя съ подписомъ и въ порядкъ',
    );
    const notice = noticeOf({ account: { ...ACCOUNT, wordsMade: 12, passes: [] }, lines: old });
    expect(notice?.oldSpelling).toBeGreaterThanOrEqual(5);
    expect(notice?.foreign).toBe(0);
    const modern = machineLines('50-летие СССР, 2-й съезд, п1 и объект № 12а: съел подъём МиГ-15 в 19б0 г.');
    expect(noticeOf({ account: { ...ACCOUNT, wordsMade: 15, passes: [] }, lines: modern })).toBeNull();
    expect(noticeOf({ lines: old })).toBeNull();
  });

  it('says that one reader read the sheet where the second one failed; the text is whole', () => {
    const notice = noticeOf({ account: { ...ACCOUNT, secondReader: 'failed' }, lines: LINES });
    expect(notice).toEqual({ ...NOTHING, oneReader: 1 });
    expect(notice && [isIncomplete(notice), isOnlyOneReader(notice)]).toEqual([false, true]);
    expect(isOnlyOneReader({ ...NOTHING, oneReader: 1, dirt: 1 })).toBe(false);
    expect(notice && noticeText(notice, 'en')).toBe(
      '1 reader read the sheet instead of two: the second one failed',
    );
  });

  it('names the images that follow the first of a file, which is then not all that was read', () => {
    const notice = noticeOf({ account: ACCOUNT, leftOut: [{ kind: 'more-frames', count: 2 }], lines: LINES });
    expect(notice).toEqual({ ...NOTHING, moreFrames: 2 });
    expect(notice && isIncomplete(notice)).toBe(true);
  });

  it('is kept with the reading', () => {
    const failed = { ...ACCOUNT, secondReader: 'failed' } as const;
    expect(readAccount(accountText(failed, []))).toEqual({ ...failed, leftOut: [] });
    expect(readAccount(accountText(ACCOUNT, []))).toEqual({ ...ACCOUNT, leftOut: [] });
  });

  it('is said in both languages, each with its forms', () => {
    const notice = { ...NOTHING, dirt: 3, inkLines: 1 };
    expect(noticeText(notice, 'en')).toBe('1 line of ink without text; 3 words set aside as dirt');
    expect(noticeText(notice, 'ru')).toBe(
      '1 строка на скане осталась без текста; 3 слова отброшены как грязь',
    );
    for (const key of NOTICE_KEYS)
      for (const count of [1, 2, 5]) {
        expect(noticeText({ ...NOTHING, [key]: count }, 'en')).toMatch(new RegExp(`^${count} [a-z]`));
        expect(noticeText({ ...NOTHING, [key]: count }, 'ru')).toMatch(new RegExp(`^${count} [а-яё]`));
      }
  });
});
