// What became of the words that the recogniser gave, page by page, from the account in the JSON output.
import { readFileSync } from 'node:fs';

/**
 * @param {readonly string[]} paths the JSON of one page each
 * @returns {{ given: number, aside: number, lost: number, inkLines: number }[]}
 */
export function accountsOf(paths) {
  return paths.map((path) => {
    const { account, lines } = JSON.parse(readFileSync(path, 'utf8'));
    const { passes, wordsMade, inkLinesWithoutWords } = account;
    const unexplained = passes.map(({ wordsGiven, wordsTaken, setAside }) =>
      Math.abs(wordsGiven - wordsTaken - setAside.length),
    );
    const onSheet = lines.reduce((all, { words }) => all + words.length, 0);
    return {
      given: sum(passes.map(({ wordsGiven }) => wordsGiven)),
      aside: sum(passes.map(({ setAside }) => setAside.length)),
      lost: sum(unexplained) + Math.abs(wordsMade - onSheet),
      inkLines: inkLinesWithoutWords.length,
    };
  });
}

/** Sums over all pages, and the page that lost most. */
export function printAccounts(sides, row) {
  row('words', 'given', 'set aside', 'lost', 'most on a page', 'ink lines');
  for (const { name, accounts } of sides) {
    const total = (key) => String(sum(accounts.map((one) => one[key])));
    const worst = String(Math.max(...accounts.map(({ lost }) => lost)));
    row(name, total('given'), total('aside'), total('lost'), worst, total('inkLines'));
  }
}

function sum(values) {
  return values.reduce((all, one) => all + one, 0);
}
