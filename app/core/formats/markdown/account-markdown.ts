import type { CountedText } from '../account/account';

/**
 * What of a Markdown file is neither in its lines nor named already: signs are markup. Letters and digits are not, and
 * count as text that has been lost.
 */
export function countMarkdownRest(source: string, known: readonly string[]): readonly CountedText[] {
  const left = new Map<string, number>();
  for (const sign of source.replace(/\s+/g, '')) left.set(sign, (left.get(sign) ?? 0) + 1);
  for (const text of known)
    for (const sign of text.replace(/\s+/g, '')) left.set(sign, (left.get(sign) ?? 0) - 1);
  const rest = [...left].flatMap(([sign, count]) => (count > 0 ? [sign.repeat(count)] : []));
  return rest.map((text) => ({ text, leftOut: /^[\p{L}\p{N}]/u.test(text) ? null : 'markup' }));
}
