import type { LeftOutKind } from '../account/account';
import { childOf, descendantsOf, namesIn, type XmlElement } from '../xml/xml';

const KINDS: Readonly<Record<string, LeftOutKind>> = {
  note: 'notes',
  annotation: 'comments',
  'tracked-changes': 'tracked-deletions',
  'page-number': 'page-numbers',
  'page-count': 'page-numbers',
  'hidden-text': 'hidden',
  'hidden-paragraph': 'hidden',
  'ruby-text': 'descriptions',
  title: 'descriptions',
  desc: 'descriptions',
  forms: 'navigation',
  'sequence-decls': 'field-codes',
  'variable-decls': 'field-codes',
  'user-field-decls': 'field-codes',
  'event-listeners': 'scripts',
  'image-map': 'addresses',
  'binary-data': 'metadata',
  'bibliography-configuration': 'metadata',
};

/** Why an element's text is not in the running text of an OpenDocument text, or null where it is. */
export function odtLeftOut({ name, attributes }: XmlElement): LeftOutKind | null {
  if (name === 'section' && attributes.get('display') === 'none') return 'hidden';
  // The title of a document as a field of its text is text; that of a picture is not.
  if (name === 'title' && attributes.size > 0) return null;
  return Object.hasOwn(KINDS, name) ? (KINDS[name] ?? null) : null;
}

const BLOCKS = namesIn(
  'p h list list-item list-header section text table-of-content index-body index-title numbered-paragraph',
);

export function isOdtBlock(name: string): boolean {
  return BLOCKS.has(name);
}

/** The character that an element stands for; spaces are folded like those between them unless they are named so. */
export function odtSign({ name, attributes }: XmlElement): string | null {
  if (name === 'tab') return '\t';
  if (name !== 's') return null;
  const count = Number(attributes.get('c') ?? '1');
  return ' '.repeat(Number.isInteger(count) && count > 0 && count < 1_000 ? count : 1);
}

/** Names of the paragraph styles that begin a page. */
export function pageStyles(roots: readonly XmlElement[]): ReadonlySet<string> {
  const styles = roots.flatMap((root) => descendantsOf(root, 'style'));
  return new Set(
    styles.flatMap((style) => {
      const properties = childOf(style, 'paragraph-properties');
      const isBreak = properties?.attributes.get('break-before') === 'page';
      const name = style.attributes.get('name');
      return isBreak && name !== undefined ? [name] : [];
    }),
  );
}
