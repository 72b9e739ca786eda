import type { ReactNode } from 'react';
import type { ComparedPart } from '../../app/core/edit/compare-texts';
import { confusionsFrom } from '../../app/core/discrepancy/evidence/confusions';
import { letterEdits } from '../../app/core/align/letter-edits';

/** A text beside another one: the words in which it differs are marked. */
export function ComparedWords({ parts }: { readonly parts: readonly ComparedPart[] }) {
  return parts.map(({ text, isSame }, i) => (isSame ? text : <MarkedWord key={i} text={text} />));
}

/** Without the space that parts it from the next word. */
function MarkedWord({ text }: { readonly text: string }) {
  const word = text.trimEnd();
  return (
    <>
      <mark>{word}</mark>
      {text.slice(word.length)}
    </>
  );
}

const CONFUSIONS = confusionsFrom([]);

type LettersProps = { readonly text: string; readonly other: string };

/** A reading beside another one, as people see it: the letters are marked that `other` has otherwise; a dash for none. */
export function ComparedLetters({ text, other }: LettersProps) {
  return text === '' ? '—' : differing(text, other);
}

/** By the likeliest way of taking the one for the other. */
function differing(text: string, other: string): ReactNode {
  const letters = [...text.normalize('NFC')];
  const isOther = new Set(
    letterEdits(text, other, CONFUSIONS).flatMap(({ at, here }) => [...here].map((_, i) => at + i)),
  );
  const parts: ReactNode[] = [];
  for (let from = 0; from < letters.length;) {
    let to = from + 1;
    while (to < letters.length && isOther.has(to) === isOther.has(from)) to += 1;
    const piece = letters.slice(from, to).join('');
    parts.push(isOther.has(from) ? <mark key={from}>{piece}</mark> : piece);
    from = to;
  }
  return parts;
}
