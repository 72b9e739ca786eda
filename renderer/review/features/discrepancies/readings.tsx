import { useEffect, useRef, useState } from 'react';
import { ComparedLetters } from '../../../ui/compared-words';
import { Kbd } from '../../../ui/kbd';
import type { Card, CardReading, CardWitness } from '../../../../app/core/session/select/card';
import { dispatch, useReview } from '../../../shell/store';
import { useKeys } from '../../use-keys';
import { useWords, type Words } from '../../use-words';

type Props = { readonly card: Card; readonly onTake: (number: number) => void };

/** One block a reading, with its number key and everyone who has it; the block in a frame is the one that Enter takes. */
export function Readings({ card, onTake }: Props) {
  const { readings, others, taken } = card;
  const [first, second] = readings;
  return (
    <ol className="readings">
      {readings.map((reading) => (
        <Reading
          key={reading.number}
          reading={reading}
          other={(reading === first ? second : first)?.text ?? ''}
          isTaken={reading.number === taken}
          onTake={onTake}
        />
      ))}
      {others.map(({ file, role, text }) => (
        <li key={`${role} ${file}`} className="reading reading-fixed">
          <span className="reading-text">{shorten(text) || '—'}</span>
          <Witnesses witnesses={[{ kind: 'reference', role, name: file, text }]} />
        </li>
      ))}
    </ol>
  );
}

type ReadingProps = {
  readonly reading: CardReading;
  readonly other: string;
  readonly isTaken: boolean;
  readonly onTake: (number: number) => void;
};

function Reading({ reading, other, isTaken, onTake }: ReadingProps) {
  const { say } = useWords();
  const enter = useKeys().first('take-best');
  const { number, text, witnesses } = reading;
  const isOwn = number === 1;
  return (
    <li>
      <button
        type="button"
        className={`reading${isOwn ? ' reading-own' : ''}${isTaken ? ' reading-taken' : ''}`}
        aria-current={isTaken ? 'true' : undefined}
        onClick={() => onTake(number)}
      >
        <Kbd>{String(number)}</Kbd>
        <span className="reading-words">
          <span className="reading-text">
            <ComparedLetters text={shorten(text)} other={shorten(other)} />
          </span>
          {isTaken ? (
            <span className="reading-enter">
              {enter === null ? null : <Kbd>{enter}</Kbd>} {say(isOwn ? 'enterKeeps' : 'enterCorrects')}
            </span>
          ) : null}
        </span>
        <Witnesses witnesses={witnesses} />
      </button>
    </li>
  );
}

function Witnesses({ witnesses }: { readonly witnesses: readonly CardWitness[] }) {
  const words = useWords();
  return (
    <span className="witnesses">
      {witnesses.map((witness, i) => {
        const [name, more] = witnessWords(witness, words);
        return (
          <span key={i} className="witness" title={more === '' ? name : `${name}: ${more}`}>
            <span className="dim">{name}</span> <span className="witness-more">{more}</span>
          </span>
        );
      })}
    </span>
  );
}

function witnessWords(witness: CardWitness, { say, language }: Words): readonly [name: string, more: string] {
  switch (witness.kind) {
    case 'text':
      return [
        say('ownText'),
        witness.isEmpty ? say('ownNothing') : certainty(witness.probability, { say, language }),
      ];
    case 'pass':
      return [
        say('passNumber', { number: witness.number }),
        witness.probability === null ? say('passSaid') : certainty(witness.probability, { say, language }),
      ];
    case 'reference':
      return witness.role === 'translation'
        ? [say('translationWitness'), `${witness.name}: ${shorten(witness.text)}`]
        : [say('publicationWitness'), witness.name];
    case 'suggestion':
      return [say('suggestion'), say('suggestedBy')];
    case 'take-out':
      return [say('takeOut'), ''];
  }
}

/** From these probabilities on people are told that the machine was sure, or fairly sure. */
const SURE_FROM = 0.95;
const FAIRLY_FROM = 0.75;

function certainty(probability: number | null, { say, language }: Pick<Words, 'say' | 'language'>): string {
  if (probability === null) return say('ownTyped');
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const confidence = percent.format(probability);
  if (probability >= SURE_FROM) return say('certaintySure', { confidence });
  return say(probability >= FAIRLY_FROM ? 'certaintyFair' : 'certaintyUnsure', { confidence });
}

/** A reading straight from the ink: Enter makes it the text and the verdict, Escape goes back to the card. */
export function OtherReading({ number }: { readonly number: number }) {
  const { say } = useWords();
  const [text, setText] = useState('');
  const target = useReview((state) => state.place.target);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (target?.focus === 'reading') field.current?.focus({ preventScroll: true });
  }, [target]);
  return (
    <div className="other-reading">
      <Kbd>{String(number)}</Kbd>
      <input
        ref={field}
        className="mono"
        value={text}
        placeholder={say('otherReading')}
        aria-label={say('otherReading')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.repeat && text.trim() !== '') {
            event.preventDefault();
            dispatch({ type: 'reading-typed', text });
          }
          if (event.key === 'Escape') {
            event.stopPropagation();
            field.current?.closest<HTMLElement>('.card')?.focus({ preventScroll: true });
          }
        }}
      />
    </div>
  );
}

const MAX_READING_CHARS = 160;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_READING_CHARS ? line : `${line.slice(0, MAX_READING_CHARS - 1)}…`;
}
