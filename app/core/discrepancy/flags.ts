import type { Discrepancy, Finding, Testimony } from './model/discrepancy';
import type { Span } from '../base/span';
import { withoutEchoes } from './flags/echoes';
import { newFlagList } from './flags/flag-list';
import type { FlagList, Placed } from './flags/flag-list';
import { contextHash, identityHash, widerId } from './flags/identity';
import type { TranscriptIndex } from './align-texts/transcript-index';
import type { FindingBatch, RankedFinding, Source } from './batch';
import type { Testified } from './evidence/testify';
import type { Said } from './evidence/testimony';
import type { ReferenceText } from './align-texts/source-text';

/** What became of the flags: ids that are gone, and Discrepancies that are new or not what they were. */
export type FlagChange = { readonly removed: readonly string[]; readonly added: readonly Discrepancy[] };

/** All flags of a document, put together from what every source finds. */
export type Flags = {
  /** Replaces what the sources found in some places; gives what that changed. */
  readonly apply: (batches: readonly FindingBatch[]) => FlagChange;
  /** The same where nobody asks what that changed: everything is new. */
  readonly lay: (batches: readonly FindingBatch[]) => void;
  /** Moves everything after a change of the text; only then may `apply` be called with what was found in it. */
  readonly shift: (from: number, to: number, longerBy: number) => void;
  readonly all: () => readonly Discrepancy[];
  /** Takes in what texts say of the document as a whole; gives the flags that it concerns. */
  readonly hear: (said: readonly Said[]) => FlagChange;
  /** The same without their places. */
  readonly findings: () => readonly Finding[];
};

/** `sent`: JSON of what the window was last sent of it; empty if it was part of a full list. */
type Flag = {
  readonly finding: Finding;
  readonly base: string;
  id: string;
  sent: string;
  testified: Testified;
};

type State = {
  readonly left: TranscriptIndex;
  readonly references: readonly ReferenceText[];
  readonly sources: Map<Source, FlagList<RankedFinding>>;
  readonly flags: FlagList<Flag>;
  /** How many flags have an identity. */
  readonly counts: Map<string, number>;
  readonly testify: Testify;
  readonly said: FlagList<Testimony>;
};

/** What the texts beside the transcription say of a place. */
export type Testify = (finding: Finding) => Testified;

export function newFlags(
  left: TranscriptIndex,
  references: readonly ReferenceText[],
  testify: Testify = () => ({}),
): Flags {
  const state: State = {
    ...{ left, references, testify, sources: new Map(), flags: newFlagList(), counts: new Map() },
    said: newFlagList(),
  };
  return {
    apply: (batches) => together(applyBatches(state, batches, (laid) => changeOf(state, laid))),
    lay: (batches) =>
      void applyBatches(state, batches, (laid) => {
        // Of few flags it is kept what they are sent as, so that an edit sends again only what it changes.
        if (laid.fresh <= MOST_COMPARED) changeOf(state, laid);
      }),
    shift: (from, to, longerBy) => {
      for (const list of state.sources.values()) list.shift(from, to, longerBy);
      state.flags.shift(from, to, longerBy);
      state.said.shift(from, to, longerBy);
    },
    hear: (said) => hear(state, said),
    findings: () => Array.from({ length: state.flags.length() }, (_, i) => state.flags.itemAt(i).finding),
    all: () => Array.from({ length: state.flags.length() }, (_, i) => discrepancyAt(state, i)),
  };
}

function applyBatches<T>(
  state: State,
  batches: readonly FindingBatch[],
  tell: (laid: Laid) => T,
): readonly T[] {
  const isFirst = state.flags.length() === 0;
  const spans: Span[] = [];
  for (const { source, found, ...place } of batches) {
    const list = sourceOf(state, source);
    const old = list.replace(place.from, place.to, placed(found));
    if (source !== 'document' || isFirst) spans.push(place);
    // What is found in the document as a whole concerns few places, so only these are laid anew.
    else spans.push(...[...old, ...placed(found)].map(({ from }) => ({ from, to: from + 1 })));
  }
  return apart(spans).map((span) => tell(putTogether(state, span)));
}

/** The spans in order, those that touch as one. */
function apart(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged[merged.length - 1];
    if (last !== undefined && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else if (span.to > span.from) merged.push(span);
  }
  return merged;
}

/** Changes one after the other as one change. */
export function together(changes: readonly FlagChange[]): FlagChange {
  const [only, ...more] = changes;
  if (only !== undefined && more.length === 0) return only;
  const added = new Map<string, Discrepancy>();
  const removed = new Set<string>();
  for (const change of changes) {
    for (const id of change.removed) {
      // What an earlier change brought and a later one took away or renumbered was never sent.
      if (!added.delete(id)) removed.add(id);
    }
    for (const one of change.added) added.set(one.id, one);
  }
  return { removed: [...removed], added: [...added.values()] };
}

function sourceOf({ sources }: State, source: Source): FlagList<RankedFinding> {
  const list = sources.get(source) ?? newFlagList<RankedFinding>();
  sources.set(source, list);
  return list;
}

/** Sorting is stable, so what is found at one place keeps the order of its rule. */
function placed(found: readonly RankedFinding[]): readonly Placed<RankedFinding>[] {
  return found.map((item) => ({ from: item.finding.from, to: item.finding.to, item })).sort(inOrder);
}

function inOrder(a: Placed<RankedFinding>, b: Placed<RankedFinding>): number {
  return a.from - b.from || a.to - b.to || a.item.order - b.item.order;
}

/** Flags that were laid anew: which they are, how many, and what was there before. */
type Laid = {
  readonly isNew: ReadonlySet<Flag>;
  readonly fresh: number;
  readonly range: readonly [first: number, end: number];
  readonly removed: Set<string>;
  readonly before: ReadonlyMap<string, string>;
};

/** Lays the flags that begin in `span` anew. */
function putTogether(state: State, span: Span): Laid {
  const raws = [...state.sources.values()].flatMap((list) => itemsIn(list, span)).sort(inOrder);
  const findings = withoutEchoes(raws.map(({ from, to, item }) => movedTo(item.finding, from, to)));
  const text = state.left.view;
  const fresh = findings.map((finding): Placed<Flag> => {
    const base = identityHash(finding, text, state.references);
    const testified = state.testify(finding);
    return { from: finding.from, to: finding.to, item: { finding, base, id: base, sent: '', testified } };
  });
  const before = sentBefore(state, span);
  const old = state.flags.replace(span.from, span.to, fresh);
  const renamed = renumber(state, recount(state, old, fresh));
  const isNew = new Set([...fresh.map(({ item }) => item), ...renamed.now]);
  const range: Laid['range'] =
    renamed.now.length > 0 ? [0, state.flags.length()] : state.flags.range(span.from, span.to);
  const removed = new Set([...old.map(({ item }) => item.id), ...renamed.before]);
  return { isNew, fresh: fresh.length, range, removed, before };
}

/** What is new of what was laid anew, and which ids are gone. */
function changeOf(state: State, { isNew, fresh, range: [first, end], removed, before }: Laid): FlagChange {
  const added: Discrepancy[] = [];
  for (let i = first; i < end; i += 1) {
    if (!isNew.has(state.flags.itemAt(i))) continue;
    const one = discrepancyAt(state, i);
    const now = fresh > MOST_COMPARED ? '' : sentForm(one);
    state.flags.itemAt(i).sent = now;
    if (now !== '' && before.get(one.id) === now) removed.delete(one.id);
    else added.push(one);
  }
  return { removed: [...removed], added };
}

/** What was sent of the flags that begin in `span`, by their ids. */
function sentBefore(state: State, span: Span): ReadonlyMap<string, string> {
  const [first, end] = state.flags.range(span.from, span.to);
  const texts = new Map<string, string>();
  // When everything is laid anew there is nobody to spare the news.
  if (end - first > MOST_COMPARED) return texts;
  for (let i = first; i < end; i += 1) {
    const flag = state.flags.itemAt(i);
    texts.set(flag.id, flag.sent);
  }
  return texts;
}

const MOST_COMPARED = 2_000;

/** A Discrepancy without its place, which moves with the text. */
function sentForm(one: Discrepancy): string {
  const { kind, severity, reference, ink, related, message, suggestions, text, witnesses, nonWords } = one;
  return JSON.stringify([
    kind,
    ink,
    severity,
    reference,
    related,
    message,
    suggestions,
    text,
    witnesses,
    nonWords,
  ]);
}

function itemsIn(list: FlagList<RankedFinding>, span: Span): readonly Placed<RankedFinding>[] {
  const [first, end] = list.range(span.from, span.to);
  return Array.from({ length: end - first }, (_, i) => ({
    ...list.spanAt(first + i),
    item: list.itemAt(first + i),
  }));
}

/** The Finding where it stands now; the places that speak in the same matter move when the rule runs again. */
function movedTo(finding: Finding, from: number, to: number): Finding {
  return finding.from === from && finding.to === to ? finding : { ...finding, from, to };
}

/** The identities that several flags have, or had before the change. */
function recount(
  { counts }: State,
  old: readonly Placed<Flag>[],
  fresh: readonly Placed<Flag>[],
): ReadonlySet<string> {
  const shared = new Set<string>();
  const isShared = (base: string): boolean => (counts.get(base) ?? 0) > 1;
  for (const { item } of old) if (isShared(item.base)) shared.add(item.base);
  for (const { item } of old) {
    const left = (counts.get(item.base) ?? 1) - 1;
    if (left === 0) counts.delete(item.base);
    else counts.set(item.base, left);
  }
  for (const { item } of fresh) counts.set(item.base, (counts.get(item.base) ?? 0) + 1);
  for (const { item } of fresh) if (isShared(item.base)) shared.add(item.base);
  return shared;
}

/** Gives the flags whose identity others have, or had before the change, the ids that they have now. */
function renumber(
  { flags, counts, left }: State,
  shared: ReadonlySet<string>,
): { readonly before: readonly string[]; readonly now: readonly Flag[] } {
  const seen = new Map<string, number>();
  const before: string[] = [];
  const now: Flag[] = [];
  for (let i = 0; i < flags.length() && shared.size > 0; i += 1) {
    const flag = flags.itemAt(i);
    if (!shared.has(flag.base)) continue;
    const id =
      (counts.get(flag.base) ?? 0) > 1
        ? sharedId(flag.base, contextHash(flags.spanAt(i), left.view), seen)
        : flag.base;
    if (id === flag.id) continue;
    before.push(flag.id);
    flag.id = id;
    now.push(flag);
  }
  return { before, now };
}

function sharedId(base: string, context: string, seen: Map<string, number>): string {
  const key = `${base}-${context}`;
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return widerId(base, context, count);
}

/** Lays anew what is said of the document as a whole. */
function hear(state: State, said: readonly Said[]): FlagChange {
  const before = Array.from({ length: state.flags.length() }, (_, i) => saidOf(state, i));
  state.said.replace(
    0,
    Infinity,
    said.map(({ from, to, file, role, text }) => ({ from, to, item: { file, role, text } })),
  );
  const removed: string[] = [];
  const added: Discrepancy[] = [];
  for (let i = 0; i < state.flags.length(); i += 1) {
    const flag = state.flags.itemAt(i);
    const now = saidOf(state, i);
    if (before[i]?.length === 0 && now.length === 0) continue;
    if (JSON.stringify(before[i]) === JSON.stringify(now)) continue;
    const one = discrepancyAt(state, i);
    flag.sent = sentForm(one);
    removed.push(flag.id);
    added.push(one);
  }
  return { removed, added };
}

/** What is said elsewhere of the place of a flag: of every stretch that it shares letters with. */
function saidOf({ said, flags }: State, index: number): readonly Testimony[] {
  const { from, to } = flags.spanAt(index);
  const [first, end] = said.range(Math.max(0, from - LONGEST_SAID), to);
  if (first === end) return [];
  return Array.from({ length: end - first }, (_, i) => first + i)
    .filter((i) => said.spanAt(i).to > from && to - from <= LONGEST_SAID)
    .map((i) => said.itemAt(i));
}

/** A fact is no longer than that. */
const LONGEST_SAID = 100;

function withSaid(testified: Testified, said: readonly Testimony[]): Testified {
  const known = testified.witnesses ?? [];
  const more = said.filter(({ file, role }) => !known.some((one) => one.file === file && one.role === role));
  return more.length === 0 ? testified : { ...testified, witnesses: [...known, ...more] };
}

function discrepancyAt(state: State, index: number): Discrepancy {
  const { left, flags } = state;
  const { finding, id, testified } = flags.itemAt(index);
  const { from, to } = flags.spanAt(index);
  return {
    id,
    ...movedTo(finding, from, to),
    text: left.view.slice(from, to),
    ...left.lineColumn(from),
    ...withSaid(testified, saidOf(state, index)),
  };
}
