/** Words of the spelling and of what people teach a review, in English. */
export const enWords = {
  spellingOf: 'Suggestions for {{word}}',
  noSuggestions: 'No suggestions.',
  suggesting: 'Looking…',
  addWord: 'add to the words of this review',
  removeWord: 'remove from the words of this review',
  projectWords: 'Words of this review',
  projectWordsHint:
    'Words that are right here although no dictionary has them: names, terms, old spellings. They are not flagged or underlined.',
  projectWordsCount: { one: '{{count}} word', other: '{{count}} words' },
  word: 'Word',
  oneWordOnly: 'Give one word: letters, with a hyphen inside at most.',
  noWordOnCard: 'This discrepancy is not about an unknown word.',
  wordAdded: '“{{word}}” is a word of this review now.',
  takenBack: 'Taken back: {{what}}',
  taughtAgain: 'Holds again: {{what}}',
  pairingChanged: 'The pair is as it was before: {{fact}}',
};
