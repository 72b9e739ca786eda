import { describe, expect, it } from 'vitest';
import { droppedAs, isNamesOfFiles, isTextOnly } from '../../app/core/dropped-files';

describe('a dropped file', () => {
  it.each([
    ['001.TIF', 'scan'],
    ['Телеграмма.pdf', 'scan'],
    ['лист.txt', 'text'],
    ['0001.xml', 'text'],
    ['page.hocr', 'text'],
    ['перевод.DOCX', 'text'],
    ['a.html', 'text'],
    ['archive.zip', 'other'],
    ['.hidden.txt', 'other'],
    ['README', 'other'],
  ])('%s is offered as %s', (name, as) => {
    expect(droppedAs(name)).toBe(as);
  });
});

describe('what is dropped or pasted', () => {
  it.each([
    ['a stretch of a text', ['text/plain'], true],
    ['a stretch of a web page', ['text/html', 'text/plain'], true],
    ['nothing', [], true],
    ['a file', ['Files'], false],
    ['a file of some Linux desktops', ['text/uri-list', 'text/plain'], false],
    ['a picture of a web page', ['text/uri-list', 'text/html', 'Files'], false],
    ['a link', ['text/plain', 'text/html', 'text/uri-list'], false],
    ['a screenshot', ['image/png'], false],
  ])('is text alone or not: %s', (_, types, isOnly) => {
    expect(isTextOnly(types)).toBe(isOnly);
  });

  it('is a path where it names the file that comes with it, and a text where it does not', () => {
    expect(isNamesOfFiles('/home/anna/лист 1.txt', ['лист 1.txt'])).toBe(true);
    expect(isNamesOfFiles('file:///home/anna/%D0%B0.txt\r\n', ['а.txt'])).toBe(true);
    expect(isNamesOfFiles('C:\\a.txt\nC:\\b.txt\n', ['b.txt', 'a.txt'])).toBe(true);
    // Word puts a picture of the text beside it.
    expect(isNamesOfFiles('Продолжение шифртелеграммы', ['image.png'])).toBe(false);
    expect(isNamesOfFiles('/home/anna/a.txt', [])).toBe(false);
  });
});
