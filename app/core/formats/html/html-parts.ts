import type { LeftOutKind } from '../account/account';
import { namesIn } from '../xml/xml';

type Attributes = ReadonlyMap<string, string>;

const KINDS: Readonly<Record<string, LeftOutKind>> = {
  title: 'metadata',
  script: 'scripts',
  style: 'scripts',
  template: 'scripts',
  noscript: 'scripts',
  iframe: 'scripts',
  object: 'descriptions',
  video: 'descriptions',
  audio: 'descriptions',
  canvas: 'descriptions',
  svg: 'descriptions',
  rt: 'descriptions',
  rp: 'descriptions',
  nav: 'navigation',
  button: 'navigation',
  select: 'navigation',
  textarea: 'navigation',
  del: 'tracked-deletions',
};

/** Values of `role` (WAI-ARIA, DPUB-ARIA) and of `epub:type`. */
const ROLES: Readonly<Record<string, LeftOutKind>> = {
  navigation: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  search: 'navigation',
  banner: 'headers',
  contentinfo: 'headers',
  'doc-footnote': 'notes',
  'doc-endnote': 'notes',
  'doc-endnotes': 'notes',
  'doc-noteref': 'notes',
  footnote: 'notes',
  endnote: 'notes',
  noteref: 'notes',
  'doc-pagebreak': 'page-numbers',
  pagebreak: 'page-numbers',
  'doc-pageheader': 'headers',
  'doc-pagefooter': 'headers',
};

/**
 * Names that programs give to what is no running text: Word («MsoFootnoteText», `_ftn1`), LibreOffice (`sdfootnote1`),
 * Wikipedia (`cite_note`), books of Gutenberg (`pagenum`).
 */
const NAMED: readonly (readonly [RegExp, LeftOutKind])[] = [
  [/^(?:foot|end)-?notes?(?:$|[-_\d])|^(?:mso|sd)(?:foot|end)note|^references$|^reference$/i, 'notes'],
  [/^(?:_?(?:ftn|edn)(?:ref)?|fn(?:ref)?[-_:]?|cite_(?:note|ref)-?|sdfootnote|sdendnote)\d/i, 'notes'],
  [/^mso(?:header|footer)$|^(?:page|running)-?(?:header|footer|head)$/i, 'headers'],
  [/^mso(?:commenttext|commentreference)$|^comments?-(?:list|area|body)$/i, 'comments'],
  [/^page-?(?:num(?:ber)?|no)$/i, 'page-numbers'],
  [/^(?:breadcrumbs?|navbar|nav|menu|toolbar|mw-editsection|noprint|pagination)$/i, 'navigation'],
];

/** Why an element's text is not in the running text; null where it is. `isInMain`: inside an article or the main part. */
export function htmlLeftOut(name: string, attributes: Attributes, isInMain: boolean): LeftOutKind | null {
  const style = attributes.get('style') ?? '';
  if (
    attributes.has('hidden') ||
    /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style)
  )
    return 'hidden';
  const [, part] = /mso-element\s*:\s*(footnote|endnote|comment|header|footer)/i.exec(style) ?? [];
  if (part !== undefined) return wordPart(part.toLowerCase());
  if (Object.hasOwn(KINDS, name)) return KINDS[name] ?? null;
  const isOfPage = (name === 'header' || name === 'footer') && !isInMain;
  if (isOfPage || (name === 'div' && /^(?:header|footer)$/i.test(attributes.get('title') ?? '')))
    return 'headers';
  const role = attributes.get('role') ?? attributes.get('epub:type') ?? '';
  if (Object.hasOwn(ROLES, role)) return ROLES[role] ?? null;
  return namedKind(name, attributes);
}

function wordPart(part: string): LeftOutKind {
  if (part === 'comment') return 'comments';
  return part === 'header' || part === 'footer' ? 'headers' : 'notes';
}

/** Whoever names a whole page so does not mean it. */
function namedKind(name: string, attributes: Attributes): LeftOutKind | null {
  if (['html', 'body', 'main', 'article'].includes(name)) return null;
  const target = attributes.get('href') ?? '';
  const names = [
    ...(attributes.get('class') ?? '').split(/\s+/).slice(0, 20),
    attributes.get('id') ?? '',
    ...(name === 'a' ? [attributes.get('name') ?? '', /#(.{1,60})$/.exec(target)?.[1] ?? ''] : []),
  ];
  return NAMED.find(([pattern]) => names.some((one) => one !== '' && pattern.test(one)))?.[1] ?? null;
}

const BLOCKS = namesIn(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre search section summary table tbody tfoot thead td th tr caption ul xmp listing plaintext',
);

export function isHtmlBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** Whether the element begins a page, as word processors say it. */
export function beginsPage(attributes: Attributes): boolean {
  return /(?:page-break-before\s*:\s*always|break-before\s*:\s*page)/i.test(attributes.get('style') ?? '');
}

const CLOSED_BY: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  td: ['td', 'th', 'tr'],
  th: ['td', 'th', 'tr'],
  tr: ['tr'],
  option: ['option'],
};

/** Whether a tag of `name` ends an element that was left open. */
export function endsOpen(name: string, open: string): boolean {
  if (open === 'p' && isHtmlBlock(name)) return true;
  return Object.hasOwn(CLOSED_BY, open) && CLOSED_BY[open]?.includes(name) === true;
}
