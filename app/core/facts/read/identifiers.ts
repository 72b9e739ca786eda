import type { Span } from '../../base/span';
import type { Furniture } from '../../text/furniture';
import { documentNumbers } from './document-numbers';
import type { FactLanguage } from '../grammar/fact';

/**
 * A number by which a document names itself: in its heading, or in the mark that continues it on the next
 * sheet. Numbers of other documents that the text speaks of are none.
 */
export type Identifier = Span & {
  readonly text: string;
  readonly digits: string;
  /** A heading begins a document; a continuation belongs to the one before. */
  readonly isHeading: boolean;
};

const VALUE = String.raw`(?:№|N[oо°º]?\.?|#)\s*(\d[\d.]*(?:[ \u00a0]?[/-]?\p{L}{1,3})?)`;
const HEADINGS: Readonly<Record<FactLanguage, RegExp>> = {
  ru: new RegExp(
    String.raw`^[ \t*_#]*(?:шифр(?:о)?телеграмма|шифровка|телеграмма)(?:\s+вх\.|\s+исх\.)?\s*${VALUE}[ \t*_.\r]*$`,
    'gimu',
  ),
  en: new RegExp(
    String.raw`^[ \t*_#]*(?:(?:cont(?:inued|inuation)\.?\s+(?:of\s+)?)?(?:(?:en)?cipher(?:ed)?|coded|encrypted)\s+)?(?:telegram|cable|message|ciphergram)\s*${VALUE}[ \t*_.\r]*$`,
    'gimu',
  ),
};

/** The identifiers of `text` in order: headings, and continuation marks among its `furniture`. */
export function findIdentifiers(
  text: string,
  language: FactLanguage,
  furniture: readonly Furniture[],
): readonly Identifier[] {
  const headings = [...text.matchAll(HEADINGS[language])].flatMap((match) => {
    const value = match[1] ?? '';
    const from = match.index + match[0].lastIndexOf(value);
    return identifier(text, { from, to: from + value.length }, true);
  });
  const continuations = furniture.flatMap((mark) =>
    mark.kind === 'continuation' && mark.value !== null ? identifier(text, mark.value, false) : [],
  );
  return [...headings, ...continuations].sort((a, b) => a.from - b.from);
}

const ANY_NUMBER = new RegExp(VALUE, 'gu');

/** Every number after a number sign in `text`, of whichever document. */
export function numberMentions(text: string): readonly (Span & { readonly digits: string })[] {
  return [...text.matchAll(ANY_NUMBER)].flatMap((match) => {
    const value = (match[1] ?? '').replace(/\.+$/, '');
    const from = match.index + match[0].lastIndexOf(value);
    return identifier(text, { from, to: from + value.length }, false);
  });
}

function identifier(text: string, span: Span, isHeading: boolean): readonly Identifier[] {
  const written = text.slice(span.from, span.to);
  const readings = documentNumbers(digitsOnly(written));
  const digits = readings[readings.length - 1]?.digits ?? '';
  return digits === '' ? [] : [{ from: span.from, to: span.to, text: written, digits, isHeading }];
}

/** A letter misread for a digit (`1560З`) still makes a number; the rule about mixes flags it. */
function digitsOnly(written: string): string {
  return written
    .replace(/[Зз]/g, '3')
    .replace(/[ОоOo]/g, '0')
    .replace(/б/g, '6');
}

/** Identifiers that should be one number: a document's heading and the continuations that follow it. */
export function documentGroups(identifiers: readonly Identifier[]): readonly (readonly Identifier[])[] {
  const groups: Identifier[][] = [];
  for (const one of identifiers) {
    const group = groups[groups.length - 1];
    if (group === undefined || one.isHeading) groups.push([one]);
    else group.push(one);
  }
  return groups;
}
