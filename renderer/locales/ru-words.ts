import type { enWords } from './en-words';
import type { Translated } from './plural';

/** The same words in Russian. */
export const ruWords: Translated<typeof enWords> = {
  spellingOf: 'Варианты для слова {{word}}',
  noSuggestions: 'Вариантов нет.',
  suggesting: 'Подбираются…',
  addWord: 'внести в слова этого документа',
  removeWord: 'убрать из слов этого документа',
  projectWords: 'Слова этого документа',
  projectWordsHint:
    'Слова, которые здесь верны, хотя их нет в словаре: имена, термины, старые написания. Они не отмечаются и не подчёркиваются.',
  projectWordsCount: {
    one: '{{count}} слово',
    few: '{{count}} слова',
    many: '{{count}} слов',
    other: '{{count}} слова',
  },
  word: 'Слово',
  oneWordOnly: 'Нужно одно слово: буквы и, если надо, дефис внутри.',
  noWordOnCard: 'Это расхождение не о незнакомом слове.',
  wordAdded: 'Слово «{{word}}» внесено в слова этого документа.',
  takenBack: 'Отменено: {{what}}',
  taughtAgain: 'Восстановлено: {{what}}',
  pairingChanged: 'Пара снова прежняя: {{fact}}',
};
