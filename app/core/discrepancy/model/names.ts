import type { PageStatus } from '../../page/transcription';
import type { Kind, Severity, Verdict } from './discrepancy';
import type { ReferenceRole } from '../../project/project';
import type { Language, Template } from '../../base/language';

/** What people call the members of the closed lists. A new member fails to compile until it is named here. */

type Names<Member extends string> = Readonly<Record<Member, Template>>;

export const KIND_NAMES: Names<Kind> = {
  'missing-text': { en: 'Missing text', ru: 'Пропущенный текст' },
  'extra-text': { en: 'Extra text', ru: 'Лишний текст' },
  'moved-text': { en: 'Moved text', ru: 'Переставленный текст' },
  'not-transcribed': { en: 'Not transcribed', ru: 'Не переписано' },
  'text-without-ink': { en: 'Not on the scan', ru: 'Нет на скане' },
  'word-differs': { en: 'Word differs', ru: 'Слово отличается' },
  'word-boundary': { en: 'Word boundary', ru: 'Граница слов' },
  'number-differs': { en: 'Number differs', ru: 'Число отличается' },
  'date-differs': { en: 'Date differs', ru: 'Дата отличается' },
  'time-differs': { en: 'Time differs', ru: 'Время отличается' },
  'document-number-differs': { en: 'Document number differs', ru: 'Номер документа отличается' },
  'name-differs': { en: 'Name differs', ru: 'Имя отличается' },
  'identifier-inconsistent': { en: 'Inconsistent number', ru: 'Номер не согласован' },
  'sheet-sequence': { en: 'Sheet sequence', ru: 'Порядок листов' },
  'impossible-date': { en: 'Impossible date', ru: 'Невозможная дата' },
  'digit-letter-mix': { en: 'Digits and letters mixed', ru: 'Цифры вперемешку с буквами' },
  'mixed-script': { en: 'Mixed scripts', ru: 'Латиница в русском слове' },
  'impossible-sign': { en: 'Impossible sign', ru: 'Невозможный знак' },
  'readings-differ': { en: 'Readings differ', ru: 'Прочтения расходятся' },
  'numeral-unconfirmed': { en: 'Numeral unconfirmed', ru: 'Число не подтверждено' },
  'low-confidence': { en: 'Low confidence', ru: 'Низкая уверенность' },
  'not-in-dictionary': { en: 'Not in the dictionary', ru: 'Нет в словаре' },
  'punctuation-differs': { en: 'Punctuation differs', ru: 'Пунктуация отличается' },
  'case-differs': { en: 'Case differs', ru: 'Регистр отличается' },
  'not-comparable': { en: 'Not comparable', ru: 'Не сопоставимо' },
};

/** Rules that are not called after the one kind of Discrepancy that they find. */
export const OTHER_RULE_NAMES = {
  'copy-count': { en: 'Copy numbers', ru: 'Номера экземпляров' },
  'date-period': { en: 'Dates outside the document’s time', ru: 'Даты вне времени документа' },
  'ink-differs': { en: 'Text against the scan', ru: 'Текст и скан' },
  'unread-ink': { en: 'Ink without words', ru: 'Непрочитанное на скане' },
  'fact-differs': { en: 'Facts of the translation', ru: 'Факты перевода' },
  'page-furniture': { en: 'Page furniture', ru: 'Пометы листа' },
  'repeated-line': { en: 'Repeated lines', ru: 'Повторённые строки' },
  'translation-gap': { en: 'Gaps beside the translation', ru: 'Пропуски по переводу' },
  'weak-signals': { en: 'Doubtful and unknown words', ru: 'Сомнительные и неизвестные слова' },
  'sure-sign-differs': { en: 'Punctuation that was read surely', ru: 'Пунктуация, прочитанная уверенно' },
} as const satisfies Names<string>;

/** What a rule is called: the kind that it finds, or a name of its own. */
export type RuleId = Kind | keyof typeof OTHER_RULE_NAMES;

const RULE_NAMES: Names<RuleId> = { ...KIND_NAMES, ...OTHER_RULE_NAMES };

export const SEVERITY_NAMES: Names<Severity> = {
  high: { en: 'High', ru: 'Высокая' },
  medium: { en: 'Medium', ru: 'Средняя' },
  low: { en: 'Low', ru: 'Низкая' },
  info: { en: 'Information', ru: 'Справочно' },
};

/** A Verdict as something to do: for buttons and menus. */
export const VERDICT_ACTIONS: Names<Verdict> = {
  'transcription-corrected': { en: 'Correct', ru: 'Исправить' },
  'reference-differs': { en: 'Publication is wrong', ru: 'Ошибка в публикации' },
  'original-is-wrong': { en: 'So in the original [sic]', ru: 'Так в подлиннике' },
  illegible: { en: 'Illegible', ru: 'Неразборчиво' },
  'not-a-problem': { en: 'Not a problem', ru: 'Не ошибка' },
};

/** Leaves a Discrepancy without a Verdict for now. */
export const LATER_ACTION: Template = { en: 'Later', ru: 'Отложить' };

/** A Verdict as something decided: for lists and reports. */
export const VERDICT_NAMES: Names<Verdict> = {
  ...VERDICT_ACTIONS,
  'transcription-corrected': { en: 'Corrected', ru: 'Исправлено' },
};

/** A Discrepancy that nobody has decided yet. */
export const UNDECIDED_NAME: Template = { en: 'Open', ru: 'Не решено' };

export const PAGE_STATUS_NAMES: Names<PageStatus> = {
  untouched: { en: 'Untouched', ru: 'Не начат' },
  'in-progress': { en: 'In progress', ru: 'В работе' },
  'needs-attention': { en: 'Needs attention', ru: 'Требует внимания' },
  proofread: { en: 'Proofread', ru: 'Вычитан' },
  validated: { en: 'Validated', ru: 'Проверен' },
};

export const ROLE_NAMES: Names<ReferenceRole> = {
  transcription: { en: 'Transcription', ru: 'Транскрипция' },
  translation: { en: 'Translation', ru: 'Перевод' },
};

export function kindName(kind: Kind, language: Language): string {
  return KIND_NAMES[kind][language];
}

export function ruleName(id: RuleId, language: Language): string {
  return RULE_NAMES[id][language];
}

export function severityName(severity: Severity, language: Language): string {
  return SEVERITY_NAMES[severity][language];
}

export function verdictName(verdict: Verdict | null, language: Language): string {
  return (verdict === null ? UNDECIDED_NAME : VERDICT_NAMES[verdict])[language];
}

export function verdictAction(verdict: Verdict, language: Language): string {
  return VERDICT_ACTIONS[verdict][language];
}

export function pageStatusName(status: PageStatus, language: Language): string {
  return PAGE_STATUS_NAMES[status][language];
}

export function roleName(role: ReferenceRole, language: Language): string {
  return ROLE_NAMES[role][language];
}
