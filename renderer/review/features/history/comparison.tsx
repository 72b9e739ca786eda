import { useEffect, useState } from 'react';
import { differingLines, type ComparedLine, type ComparedPart } from '../../../../app/core/compare-texts';
import type { Language } from '../../../../app/core/discrepancy/messages';
import { textWithRemarks } from '../../../../app/core/marks';
import type { Page } from '../../../../app/core/transcription';
import type { RevisionEntry } from '../../../api';
import { ComparedWords } from '../../../ui/compared-words';
import { Button } from '../../../ui/button';
import { timeOf, titleOf } from './version-words';
import { ask } from '../../../shell/requests';
import { dispatch, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/selectors-text';

type Props = { readonly entry: RevisionEntry; readonly others: readonly RevisionEntry[] };

/** One version against the text as it is now, line by line to take back, or against any other version. */
export function Comparison({ entry, others }: Props) {
  const { say, language } = useWords();
  const { pageId } = entry.info;
  const now = useReview((state) => state.text.pages[pageId]?.page ?? null);
  const readOnly = useReview(isReadOnly);
  const [otherHash, setOtherHash] = useState<string | null>(null);
  const then = useVersion(pageId, entry.hash);
  const other = useVersion(pageId, otherHash);
  if (then === null || (otherHash !== null && other === null)) return null;
  const isNow = otherHash === null;
  const lines = differingLines(textsOf(then, language), textsOf(isNow ? now : other, language));
  const canTake = isNow && now !== null && !readOnly;
  const differs = isNow ? 'differsFromNow' : 'differsFromOther';
  return (
    <div className="comparison">
      <OtherVersion others={others} hash={otherHash} onHash={setOtherHash} />
      <p className="dim">{say(lines.length > 0 ? differs : isNow ? 'sameText' : 'sameAsOther')}</p>
      {lines.map((line, i) => (
        <Difference
          key={i}
          line={line}
          labels={isNow ? [say('then'), say('now')] : [say('thisOne'), say('otherOne')]}
          onTake={
            canTake && line.before !== null
              ? () => dispatch({ type: 'line-restored', then, now, line })
              : null
          }
        />
      ))}
      {entry.isCurrent && (!isNow || lines.length === 0) ? null : (
        <Button
          disabled={readOnly}
          onClick={() =>
            dispatch({ type: 'requested', effect: { kind: 'restore-version', pageId, hash: entry.hash } })
          }
        >
          {say('restore')}
        </Button>
      )}
    </div>
  );
}

/** The text of a version, or null until it is there. */
function useVersion(pageId: string, hash: string | null): Page | null {
  const [found, setFound] = useState<{ readonly hash: string; readonly page: Page | null } | null>(null);
  useEffect(() => {
    if (hash !== null)
      void ask('page.readRevision', { pageId, hash }).then((page) => setFound({ hash, page }));
  }, [pageId, hash]);
  return found !== null && found.hash === hash ? found.page : null;
}

type OtherProps = {
  readonly others: readonly RevisionEntry[];
  readonly hash: string | null;
  readonly onHash: (hash: string | null) => void;
};

function OtherVersion({ others, hash, onHash }: OtherProps) {
  const { say, language } = useWords();
  return (
    <label className="compare-with">
      <span className="dim">{say('compareWith')}</span>
      <select
        className="field"
        value={hash ?? ''}
        onChange={(event) => onHash(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{say('textNow')}</option>
        {others.map((other) => (
          <option key={other.hash} value={other.hash}>
            {timeOf(other.info, language)} · {titleOf(other.info, say)}
          </option>
        ))}
      </select>
    </label>
  );
}

type DifferenceProps = {
  readonly line: ComparedLine;
  readonly labels: readonly [before: string, after: string];
  readonly onTake: (() => void) | null;
};

function Difference({ line, labels, onTake }: DifferenceProps) {
  const { say } = useWords();
  return (
    <div className="compared">
      {line.before === null ? null : <Side label={labels[0]} parts={line.before} />}
      {line.after === null ? null : <Side label={labels[1]} parts={line.after} />}
      {onTake === null ? null : (
        <Button look="quiet" onClick={onTake}>
          {say('takeLine')}
        </Button>
      )}
    </div>
  );
}

function Side({ label, parts }: { readonly label: string; readonly parts: readonly ComparedPart[] }) {
  return (
    <p>
      <span className="dim side-label">{label}</span>
      <span className="mono">
        <ComparedWords parts={parts} />
      </span>
    </p>
  );
}

/** Marks and comments spelled out, for a version can differ in them alone. */
function textsOf(page: Page | null, language: Language): readonly string[] {
  return page?.lines.map((line) => textWithRemarks(line, language)) ?? [];
}
