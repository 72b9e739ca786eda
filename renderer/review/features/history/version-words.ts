import type { RevisionInfo, RevisionReason } from '../../../../app/core/project/revision';
import type { Language } from '../../../../app/core/base/language';
import type { WordKey } from '../../../locales/en';
import type { Say } from '../../../locales/words';

const REASONS: Readonly<Record<RevisionReason, WordKey>> = {
  recognised: 'reasonRecognised',
  imported: 'reasonImported',
  autosave: 'reasonAutosave',
  saved: 'reasonSaved',
  restored: 'reasonRestored',
  recovered: 'reasonRecovered',
  'outside-change': 'reasonOutside',
  merged: 'reasonMerged',
};

/** What a version is called: the person's own note, or why it was made. */
export function titleOf(info: RevisionInfo, say: Say): string {
  return info.note === '' ? say(REASONS[info.reason]) : info.note;
}

export function timeOf(info: RevisionInfo, language: Language): string {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return when.format(new Date(info.atUtc));
}
