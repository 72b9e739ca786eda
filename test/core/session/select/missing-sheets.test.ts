import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../../app/core/discrepancy/model/discrepancy';
import { patch } from '../../../../app/core/session/reduce/outcome';
import { missingSheets } from '../../../../app/core/session/select/missing-sheets';
import { withDocs } from '../../../../app/core/session/state/page-docs';
import { docWith, flag, openState, pageOfTexts, withFlags } from '../../../helpers/session';

const PAGES = ['0001', '0002', '0003'].map((id) => pageOfTexts(id, 'один', 'два', 'три', 'четыре', 'пять'));
const STATE = openState(PAGES);

/** A stretch of so many characters that the text lacks, before `from` of a Line. */
function lost(pageId: string, lineIndex: number, from: number, chars = 2_000, severity: Severity = 'high') {
  const found = flag('a', '', { kind: 'missing-text', severity, pageId, lineIndex, from });
  const reference = {
    role: 'transcription' as const,
    file: 'публикация',
    from: 0,
    to: chars,
    text: '',
    line: 1,
    column: 1,
  };
  return { ...found, discrepancy: { ...found.discrepancy, reference } };
}

const gaps = (...found: readonly ReturnType<typeof lost>[]) => [...missingSheets(withFlags(STATE, ...found))];

describe('missing sheets', () => {
  it('lie where the text breaks off, at the end of a sheet or the head of the next', () => {
    expect(gaps(lost('0001', 4, 4))).toEqual([1]);
    expect(gaps(lost('0002', 0, 0))).toEqual([1]);
    expect(gaps(lost('0002', 1, 0))).toEqual([1]);
    expect(gaps(lost('0001', 0, 0))).toEqual([0]);
    expect(gaps(lost('0003', 4, 4))).toEqual([3]);
  });

  it('are none where the gap is in the middle of a sheet, short, or only what the publication has more', () => {
    expect(gaps(lost('0002', 2, 1))).toEqual([]);
    expect(gaps(lost('0001', 4, 4, 100))).toEqual([]);
    expect(gaps(lost('0003', 4, 4, 2_000, 'info'))).toEqual([]);
  });

  it('are none beside a sheet that has not been read', () => {
    const pages = withDocs(STATE.text.pages, [['0002', docWith(null)]]);
    const unread = patch(STATE, 'text', { pages });
    expect([...missingSheets(withFlags(unread, lost('0001', 4, 4)))]).toEqual([]);
    expect([...missingSheets(withFlags(unread, lost('0003', 0, 0)))]).toEqual([]);
    expect([...missingSheets(withFlags(unread, lost('0003', 4, 4)))]).toEqual([3]);
  });
});
