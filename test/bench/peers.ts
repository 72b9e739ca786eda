import { diff as mergeDiff } from '@codemirror/merge';
import { diffArrays } from 'diff';
import { diff_match_patch } from 'diff-match-patch';
import { tokenise } from '../../app/core/text/tokens';

/** What a diff library made of two texts: how many changes, in what time, and whether it was cut short. */
export type PeerRun = { readonly ms: number; readonly changes: number; readonly isCapped: boolean };

export type Peer = {
  readonly name: string;
  /** How it is asked, in a few words. */
  readonly how: string;
  readonly run: (here: string, there: string, limitMs: number) => PeerRun;
};

/** The libraries that a program of this kind would take from a shelf, each by its own means and with its own limit. */
export const PEERS: readonly Peer[] = [
  {
    name: 'jsdiff',
    how: 'diffArrays of words, `timeout`',
    run: (here, there, limitMs) => {
      const [a, b] = [wordsOf(here), wordsOf(there)];
      const start = performance.now();
      const changes = diffArrays(a, b, { timeout: limitMs });
      const ms = performance.now() - start;
      const count = changes?.filter(({ added, removed }) => added || removed).length ?? 0;
      return { ms, changes: count, isCapped: changes === undefined };
    },
  },
  {
    name: 'diff-match-patch',
    how: 'diff_main of characters, `Diff_Timeout`',
    run: (here, there, limitMs) => {
      const dmp = new diff_match_patch();
      dmp.Diff_Timeout = limitMs / 1000;
      const start = performance.now();
      const changes = dmp.diff_main(here, there);
      const ms = performance.now() - start;
      return { ms, changes: changes.filter(([kind]) => kind !== 0).length, isCapped: ms >= limitMs * 0.9 };
    },
  },
  {
    name: '@codemirror/merge',
    how: 'diff of characters, `timeout`',
    run: (here, there, limitMs) => {
      const start = performance.now();
      const changes = mergeDiff(here, there, { scanLimit: 1e9, timeout: limitMs });
      const ms = performance.now() - start;
      return { ms, changes: changes.length, isCapped: ms >= limitMs * 0.9 };
    },
  },
];

function wordsOf(text: string): string[] {
  return tokenise(text).flatMap(({ kind, text: word }) => (kind === 'punctuation' ? [] : [word]));
}
