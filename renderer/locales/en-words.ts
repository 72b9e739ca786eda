/** Words of the spelling and of the document’s own dictionary, in English. */
export const enWords = {
  spellingOf: 'Suggestions for {{word}}',
  noSuggestions: 'No suggestions.',
  suggesting: 'Looking…',
  addWord: 'add to the words of this document',
  removeWord: 'remove from the words of this document',
  projectWords: 'Words of this document',
  projectWordsHint:
    'Words that are right here although no dictionary has them: names, terms, old spellings. They are not flagged or underlined.',
  projectWordsCount: { one: '{{count}} word', other: '{{count}} words' },
  word: 'Word',
  oneWordOnly: 'Enter one word: letters, with a hyphen inside at most.',
  noWordOnCard: 'This discrepancy is not about an unknown word.',
  wordAdded: '“{{word}}” is added to the words of this document.',
  takenBack: 'Undone: {{what}}',
  taughtAgain: 'Restored: {{what}}',
  pairingChanged: 'The earlier pair is restored: {{fact}}',
};
