import { nameTable } from './aliases';
import type { NameTable } from './aliases';
import { extractFacts } from './extract';
import type { Fact, FactLanguage } from './fact';
import { extractNames } from './names';
import type { NamePair } from './project-aliases';

/** The facts and the names of one text, each in order. */
export type ReadFacts = { readonly facts: readonly Fact[]; readonly names: readonly Fact[] };

/** Reads facts and names out of texts, and remembers what it has read. */
export type FactReader = {
  readonly names: NameTable;
  readonly read: (text: string, language: FactLanguage) => ReadFacts;
};

/** Facts and names run over line ends, never over an empty line. */
const BLANK_LINES = /\n[ \t\r\f]*\n\s*/g;
/** What is remembered is forgotten beyond so much text: about six thousand pages. */
const MOST_REMEMBERED_CHARS = 12_000_000;

/**
 * A reader that takes texts block by block between empty lines and reads a block that it has seen before from memory,
 * so that after an edit only the paragraph at hand is read again.
 */
export function makeFactReader(names: NameTable): FactReader {
  const memory = new Map<string, ReadFacts>();
  let remembered = 0;
  const readBlock = (block: string, language: FactLanguage): ReadFacts => {
    const key = language + block;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const read = { facts: extractFacts(block, language), names: extractNames(block, language, names) };
    remembered += block.length;
    memory.set(key, read);
    return read;
  };
  return {
    names,
    read: (text, language) => {
      if (remembered > MOST_REMEMBERED_CHARS) {
        memory.clear();
        remembered = 0;
      }
      const facts: Fact[] = [];
      const found: Fact[] = [];
      for (const { from, block } of blocksOf(text)) {
        const read = readBlock(block, language);
        for (const fact of read.facts) facts.push(moved(fact, from));
        for (const name of read.names) found.push(moved(name, from));
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
