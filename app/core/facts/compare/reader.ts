import type { Span } from '../../base/span';
import { nameTable } from '../names/aliases';
import type { NameTable } from '../names/aliases';
import { besideMemory } from './beside-memory';
import type { BesideMemory } from './beside-memory';
import { extractFacts } from '../read/extract';
import type { Fact, FactLanguage } from '../grammar/fact';
import { extractNames } from '../names/names';
import { paragraphsOf } from '../beads/paragraphs';
import type { KnownParagraphs, Paragraph } from '../beads/paragraphs';
import type { NamePair } from '../names/project-aliases';
import type { IsWord } from '../names/stray-side';

/** The facts and the names of one text, each in order. */
export type ReadFacts = { readonly facts: readonly Fact[]; readonly names: readonly Fact[] };

/** Reads facts and names out of texts, and remembers what it has read. */
export type FactReader = {
  readonly names: NameTable;
  readonly read: (text: string, language: FactLanguage) => ReadFacts;
  readonly paragraphs: (text: string, within: Span, excluded: readonly Span[]) => readonly Paragraph[];
  /** What is remembered of comparisons with this translation. */
  readonly beside: (translation: string, isWord: IsWord) => BesideMemory;
};

/** What stands in a block, from its start, and where it stood last in a text. */
type Remembered = { readonly inside: ReadFacts; from: number; moved: ReadFacts };

/** Facts and names run over line ends, never over an empty line. */
const BLANK_LINES = /\n[ \t\r\f]*\n\s*/g;
/** What is remembered is forgotten beyond so much text: about six thousand pages. */
const MOST_REMEMBERED_CHARS = 12_000_000;

/** Beside more translations than this, what is remembered is forgotten. */
const MOST_TRANSLATIONS = 8;

/**
 * A reader that takes texts block by block between empty lines and reads a block that it has seen before from memory,
 * so that after an edit only the paragraph at hand is read again.
 */
export function makeFactReader(names: NameTable): FactReader {
  const memory = new Map<string, Remembered>();
  const paragraphs: KnownParagraphs = new Map();
  const besides = new Map<string, { readonly isWord: IsWord; readonly memory: BesideMemory }>();
  let remembered = 0;
  const readBlock = (block: string, language: FactLanguage): Remembered => {
    const key = language + block;
    const known = memory.get(key);
    if (known !== undefined) return known;
    // Cut out of its own key, what is remembered does not keep the whole text alive.
    const own = key.slice(language.length);
    const inside = { facts: extractFacts(own, language), names: extractNames(own, language, names) };
    const read = { inside, from: 0, moved: inside };
    remembered += block.length;
    memory.set(key, read);
    return read;
  };
  return {
    names,
    paragraphs: (text, within, excluded) => paragraphsOf(text, within, excluded, paragraphs),
    beside: (translation, isWord) => {
      const kept = besides.get(translation);
      const known = kept?.isWord === isWord ? kept.memory : besideMemory(names, translation, isWord);
      if (besides.size > MOST_TRANSLATIONS) besides.clear();
      besides.set(translation, { isWord, memory: known });
      return known;
    },
    read: (text, language) => {
      if (remembered > MOST_REMEMBERED_CHARS) {
        memory.clear();
        paragraphs.clear();
        remembered = 0;
      }
      const facts: Fact[] = [];
      const found: Fact[] = [];
      for (const { from, block } of blocksOf(text)) {
        const read = movedTo(readBlock(block, language), from);
        for (const fact of read.facts) facts.push(fact);
        for (const name of read.names) found.push(name);
      }
      return { facts, names: found };
    },
  };
}

/**
 * Gives the reader for the names that a project has taught: the same one, with what it remembers, until the names
 * change.
 */
export function readerKeeper(): (names: readonly NamePair[]) => FactReader {
  let kept: { readonly names: string; readonly reader: FactReader } | null = null;
  return (names) => {
    const written = JSON.stringify(names);
    if (kept?.names !== written) kept = { names: written, reader: makeFactReader(nameTable(names)) };
    return kept.reader;
  };
}

/** A block that stands where it stood is taken as it was moved then. */
function movedTo(block: Remembered, from: number): ReadFacts {
  if (block.from === from) return block.moved;
  const move = (fact: Fact): Fact => moved(fact, from);
  block.from = from;
  block.moved = { facts: block.inside.facts.map(move), names: block.inside.names.map(move) };
  return block.moved;
}

function moved(fact: Fact, by: number): Fact {
  return { ...fact, from: fact.from + by, to: fact.to + by };
}

function blocksOf(text: string): readonly { readonly from: number; readonly block: string }[] {
  const blocks: { from: number; block: string }[] = [];
  let from = 0;
  for (const gap of text.matchAll(BLANK_LINES)) {
    blocks.push({ from, block: text.slice(from, gap.index) });
    from = gap.index + gap[0].length;
  }
  return [...blocks, { from, block: text.slice(from) }].filter(({ block }) => block !== '');
}
