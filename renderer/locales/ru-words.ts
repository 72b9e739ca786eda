import type { enWords } from './en-words';
import type { Translated } from './plural';

/** The same words in Russian. */
export const ruWords: Translated<typeof enWords> = {
  spellingOf: 'Варианты для слова {{word}}',
  noSuggestions: 'Вариантов нет.',
  suggesting: 'Подбираются…',
  addWord: 'внести в слова этой сверки',
  removeWord: 'убрать из слов этой сверки',
  projectWords: 'Слова этой сверки',
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
  wordAdded: 'Слово «{{word}}» внесено в слова этой сверки.',
  takenBack: 'Отменено: {{what}}',
  taughtAgain: 'Снова действует: {{what}}',
  pairingChanged: 'Пара снова прежняя: {{fact}}',
};
