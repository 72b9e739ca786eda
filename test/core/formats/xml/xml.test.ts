import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCustom, parseCustom, parseCustomOf } from '../../../../app/core/formats/xml/custom-data';
import { childrenOf, descendantsOf, parseXml, textOf } from '../../../../app/core/formats/xml/xml';
import {
  escapeXmlAttribute,
  escapeXmlText,
  toXmlCharacters,
} from '../../../../app/core/formats/xml/xml-escape';
import { anyText } from '../pages';

function root(xml: string) {
  const parsed = parseXml(xml);
  if (!parsed.ok) throw new Error(`${parsed.error.code}`);
  return parsed.value;
}

describe('parseXml', () => {
  it('tells where every element stands in the source', () => {
    const xml =
      '\ufeff<?xml version="1.0"?>\r\n<a:x><!-- <y> --><y k="1"\r\n >1&amp;<![CDATA[<y>]]>\r\n</y><y/></a:x>\r\n';
    const [first, second] = childrenOf(root(xml), 'y');
    expect(xml.slice(first?.from, first?.to)).toBe('<y k="1"\r\n >1&amp;<![CDATA[<y>]]>\r\n</y>');
    expect(xml.slice(first?.innerFrom, first?.innerTo)).toBe('1&amp;<![CDATA[<y>]]>\r\n');
    expect(first === undefined ? '' : textOf(first)).toBe('1&<y>\n');
    expect(xml.slice(second?.from, second?.to)).toBe('<y/>');
    expect(second?.innerFrom).toBe(second?.to);
    expect(root(xml).prefix + root(xml).name).toBe('a:x');
  });

  it('finds places after characters beyond the basic plane', () => {
    const xml = '<a>😀<b>😀</b></a>';
    const [b] = descendantsOf(root(xml), 'b');
    expect(xml.slice(b?.from, b?.to)).toBe('<b>😀</b>');
  });

  it.each([
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'dtd-refused'],
    ['<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', 'dtd-refused'],
    ['<a>&undeclared;</a>', 'malformed'],
    ['<a><b></a>', 'malformed'],
    ['<a/><b/>', 'malformed'],
    ['not xml', 'malformed'],
    [`<a ${Array.from({ length: 300 }, (_, i) => `b${i}="1"`).join(' ')}/>`, 'too-large'],
    ['<a>'.repeat(100_000), 'too-large'],
  ])('refuses %.60s', (xml, code) => {
    const parsed = parseXml(xml);
    expect(parsed.ok ? null : parsed.error.code).toBe(code);
  });
});

describe('escaping', () => {
  it('gives text and attributes back as they were, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const element = root(`<a b="${escapeXmlAttribute(text)}">${escapeXmlText(text)}</a>`);
        expect(textOf(element)).toBe(toXmlCharacters(text));
        expect(element.attributes.get('b')).toBe(toXmlCharacters(text));
      }),
      { seed: 13, numRuns: 500 },
    );
  });
});

describe('custom data', () => {
  it('reads back, whatever the values hold and whatever stands beside it', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const custom = `readingOrder {index:3;} ${formatCustom({ a, b })} structure {type:heading;}`;
        expect(parseCustom(custom)).toEqual({ a, b });
        expect(parseCustomOf(custom, 'readingOrder')).toEqual({ index: '3' });
      }),
      { seed: 17, numRuns: 500 },
    );
  });

  it('finds nothing in the data of others', () => {
    expect(parseCustom('notsverka {a:b;}')).toEqual({});
    expect(parseCustom(undefined)).toEqual({});
  });
});
