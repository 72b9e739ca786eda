/** The parts of a Markdown file that its grammar does not know: what stands before the text, and footnotes. */
export type MarkdownSource = {
  readonly metadata: string;
  readonly notes: readonly string[];
  readonly text: string;
};

/** Behind this many characters a footnote's label is none. */
const NOTE = /^\[\^[^\]\s]{1,60}\]:/;

export function markdownSource(source: string): MarkdownSource {
  const matter =
    /^\ufeff?---[^\S\n]*\n(?:[\w-]+[^\S\n]*:|#)[^]*?\n(?:---|\.\.\.)[^\S\n]*(?:\n|$)/.exec(source)?.[0] ?? '';
  const notes: string[] = [];
  const text: string[] = [];
  let isInNote = false;
  for (const line of source.slice(matter.length).split('\n')) {
    // A note goes on in lines that are set in.
    isInNote = NOTE.test(line) || (isInNote && /^(?: {2,}|\t)\s*\S/.test(line));
    if (isInNote) notes.push(line);
    text.push(isInNote ? '' : line);
  }
  return { metadata: matter, notes, text: text.join('\n') };
}
