import { describe, expect, it } from 'vitest';
import {
  isSamePerson,
  nextPageFor,
  NO_MARKS,
  standingMarks,
  statusToGive,
  whyNotValidate,
  type PageToDo,
  type StatusEntry,
} from '../../../app/core/page/status-flow';
import type { PageStatus } from '../../../app/core/page/transcription';

let minute = 0;
function entry(status: PageStatus, who: string, pageId = '0001'): StatusEntry {
  minute += 1;
  return { pageId, status, who, atUtc: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), hash: null };
}

const marksOf = (...entries: readonly StatusEntry[]) => standingMarks(entries)['0001'] ?? NO_MARKS;

describe('standingMarks', () => {
  it('a second person may correct a page and validate it; the first has to proofread it again', () => {
    const byAnna = entry('proofread', 'Анна');
    expect(marksOf(byAnna, entry('in-progress', 'Борис')).proofread).toEqual(byAnna);
    expect(marksOf(byAnna, entry('in-progress', 'Анна')).proofread).toBeNull();
  });

  it('any change takes the validation back', () => {
    const validated = [entry('proofread', 'Анна'), entry('validated', 'Борис')];
    expect(marksOf(...validated).validated?.who).toBe('Борис');
    expect(marksOf(...validated, entry('in-progress', 'Вера')).validated).toBeNull();
    expect(marksOf(...validated, entry('proofread', 'Вера')).validated).toBeNull();
  });

  it('keeps pages apart', () => {
    const marks = standingMarks([entry('proofread', 'Анна', '0001'), entry('proofread', 'Борис', '0002')]);
    expect(marks['0002']?.proofread?.who).toBe('Борис');
  });
});

describe('who may validate', () => {
  it('nobody their own proofreading, however the name is typed', () => {
    const marks = marksOf(entry('proofread', 'Анна Петрова'));
    expect(isSamePerson('Анна Петрова', ' анна  петрова ')).toBe(true);
    expect(whyNotValidate(marks, 'анна петрова')).toBe('same-person');
    expect(whyNotValidate(marks, 'Борис')).toBeNull();
    expect(whyNotValidate(NO_MARKS, 'Борис')).toBe('not-proofread');
  });

  it('finishing proofreads one’s own page and validates another’s', () => {
    const byAnna = marksOf(entry('proofread', 'Анна'));
    expect(statusToGive('in-progress', NO_MARKS, 'Анна')).toBe('proofread');
    expect(statusToGive('proofread', byAnna, 'Анна')).toBeNull();
    expect(statusToGive('proofread', byAnna, 'Борис')).toBe('validated');
    expect(statusToGive('validated', byAnna, 'Борис')).toBeNull();
    // Marked by an older version that kept no names: somebody has to put theirs to it first.
    expect(statusToGive('proofread', NO_MARKS, 'Анна')).toBe('proofread');
  });
});

describe('nextPageFor', () => {
  const page = (id: string, status: PageStatus, openFlags = 0): PageToDo => ({
    ...{ id, status, openFlags },
    marks: status === 'proofread' ? marksOf(entry('proofread', 'Анна')) : NO_MARKS,
  });

  it('goes by what needs most, and from the page in view on', () => {
    const pages = [
      page('1', 'untouched'),
      page('2', 'proofread'),
      page('3', 'untouched'),
      page('4', 'in-progress'),
    ];
    expect(nextPageFor(pages, '2', 'Анна')).toBe('3');
    expect(nextPageFor(pages, '3', 'Анна')).toBe('1');
    expect(nextPageFor(pages.slice(1, 2).concat(pages.slice(3)), '2', 'Анна')).toBe('4');
  });

  it('then finished pages with open flags, then those that wait for a second person', () => {
    const pages = [page('1', 'proofread'), page('2', 'needs-attention'), page('3', 'proofread', 2)];
    expect(nextPageFor(pages, '2', 'Анна')).toBe('3');
    expect(nextPageFor(pages, '3', 'Анна')).toBe('2');
    expect(nextPageFor([page('1', 'proofread'), page('2', 'proofread')], '2', 'Борис')).toBe('1');
    expect(nextPageFor([page('1', 'proofread'), page('2', 'proofread')], '2', 'Анна')).toBeNull();
  });
});
