/** Elements that a document is built of; `i`, `b` and their like stand in plain texts, too. */
const BLOCK =
  'html|head|body|title|meta|link|style|script|div|p|br|hr|h[1-6]|table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|pre|blockquote|center|section|article|header|footer|nav|main|figure|form';
const INLINE = 'a|abbr|b|big|code|del|em|font|i|img|ins|s|small|span|strike|strong|sub|sup|tt|u';

const ANY_TAG = new RegExp(`</?(?:${BLOCK}|${INLINE})(?:\\s[^<>]{0,2000})?/?>`, 'gi');
const BLOCK_TAG = new RegExp(`</?(?:${BLOCK})(?:\\s[^<>]{0,2000})?/?>`, 'gi');
const FRAME = /<(?:html|head|body)(?:\s[^<>]{0,2000})?>/i;
/** A whole page has so many tags for so many characters; a text about HTML has fewer. */
const CHARACTERS_A_TAG = 400;
const FEWEST_TAGS = 3;

/**
 * Whether `text` is HTML: by its DOCTYPE or frame, or, for a fragment, by tags of blocks that stand in it all over. One
 * that is called so needs only a tag; a plain text that is called so has none. Markdown may hold tags of its own.
 */
export function isHtml(text: string, called: 'html' | 'markdown' | 'other'): boolean {
  if (/^[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<!doctype\s+html\b/i.test(text)) return true;
  const tags = text.match(ANY_TAG)?.length ?? 0;
  if (called === 'html') return tags > 0;
  const blocks = text.match(BLOCK_TAG)?.length ?? 0;
  if (FRAME.test(text) && blocks >= 2) return true;
  if (called === 'markdown') return false;
  const beginsWithTag = new RegExp(`^[\\s\\ufeff]*<(?:${BLOCK}|${INLINE})[\\s/>]`, 'i').test(text);
  if (beginsWithTag && tags >= 2) return tags * CHARACTERS_A_TAG * 4 >= text.length;
  // A text that only names elements closes none.
  const isBuilt = /<\/(?:p|div|table|tr|td|li|h[1-6]|body|pre)>|<br\s*\/?>/i.test(text);
  return isBuilt && blocks >= FEWEST_TAGS && tags * CHARACTERS_A_TAG >= text.length;
}

/** Whether HTML is hOCR: an element has a class of it, or the head says what made it. A text may speak of both. */
export function isHocr(text: string): boolean {
  return (
    /<[a-z][^<>]*\bclass\s*=\s*["'][^"'<>]*\bocrx?_/i.test(text) ||
    /<meta\b[^<>]*\bname\s*=\s*["']ocr-(?:system|capabilities)\b/i.test(text)
  );
}
