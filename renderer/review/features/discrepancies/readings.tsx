import { calibrated } from '../../../../app/core/recognise/calibration';
import { ComparedLetters } from '../../../ui/compared-words';
import { Kbd } from '../../../ui/kbd';
import { replacementsOf } from '../../../../app/core/session/deciding';
import { useReview } from '../../../shell/store';
import type { Located } from '../../../../app/core/session/places';
import { useWords } from '../../use-words';

type Props = { readonly one: Located; readonly onTake: (number: number) => void };

/** Every witness's reading: the transcription first, then what can stand in its place, with its number key. */
export function Readings({ one, onTake }: Props) {
  const { say } = useWords();
  const { discrepancy } = one;
  const confidence = useConfidence(one);
  const replacements = replacementsOf(one);
  const isReferenceListed =
    discrepancy.reference === null ||
    discrepancy.reference.text === '' ||
    replacements.some((text) => text === discrepancy.reference?.text);
  return (
    <ol className="readings">
      <Reading
        number={1}
        text={discrepancy.text}
        other={replacements[0] ?? discrepancy.reference?.text ?? ''}
        witness={confidence === null ? say('transcribed') : say('recognisedWith', { confidence })}
        onTake={onTake}
      />
      {replacements.map((text, i) => (
        <Reading
          key={text}
          number={i + 2}
          text={text}
          other={discrepancy.text}
          witness={
            text === ''
              ? say('takeOut')
              : text === discrepancy.reference?.text
                ? discrepancy.reference.file
                : say('suggestion')
          }
          onTake={onTake}
        />
      ))}
      {isReferenceListed || discrepancy.reference === null ? null : (
        <li className="reading reading-fixed">
          <span className="reading-text">{shorten(discrepancy.reference.text)}</span>
          <span className="dim witness">{discrepancy.reference.file}</span>
        </li>
      )}
    </ol>
  );
}

/** How likely the machine's least certain word is right in this project, over the words in question; null once a person has touched one. */
function useConfidence({ parts }: Located): string | null {
  const { language } = useWords();
  const knots = useReview((state) => state.project.view?.knots);
  const [part] = parts;
  const line = useReview((state) =>
    part === undefined ? undefined : state.text.pages[part.pageId]?.page?.lines[part.lineIndex],
  );
  const words =
    line?.words.filter((word) => part !== undefined && word.from < part.to && word.to > part.from) ?? [];
  const known = words.flatMap(({ confidence }) => confidence ?? []);
  if (known.length === 0 || known.length < words.length) return null;
  return new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    calibrated(Math.min(...known), knots),
  );
}

type ReadingProps = {
  readonly number: number;
  readonly text: string;
  readonly other: string;
  readonly witness: string;
  readonly onTake: (number: number) => void;
};

function Reading({ number, text, other, witness, onTake }: ReadingProps) {
  return (
    <li>
      <button
        type="button"
        className={number === 1 ? 'reading reading-own' : 'reading'}
        onClick={() => onTake(number)}
      >
        <Kbd>{String(number)}</Kbd>
        <span className="reading-text">
          <ComparedLetters text={shorten(text)} other={shorten(other)} />
        </span>
        <span className="dim witness">{witness}</span>
      </button>
    </li>
  );
}

const MAX_READING_CHARS = 160;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_READING_CHARS ? line : `${line.slice(0, MAX_READING_CHARS - 1)}…`;
}
