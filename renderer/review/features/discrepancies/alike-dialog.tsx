import { useState } from 'react';
import type { Verdict } from '../../../../app/core/discrepancy/model/discrepancy';
import { kindName } from '../../../../app/core/discrepancy/model/names';
import { cropOf, inkParts } from '../../../../app/core/session/select/page-geometry';
import { pageOf } from '../../../../app/core/session/select/selectors-text';
import { Button } from '../../../ui/button';
import { ComparedLetters } from '../../../ui/compared-words';
import { Crop } from '../../crop';
import { Dialog } from '../../../ui/dialog';
import { correctionFor } from '../../../../app/core/session/select/deciding';
import { flagsLike } from '../../../../app/core/session/select/selectors-flags';
import { pictureUrl } from '../../pictures';
import { dispatch, useReview } from '../../../shell/store';
import type { Located } from '../../../../app/core/session/state/places';
import { useWords } from '../../use-words';
import { stateNow } from '../../../shell/store';

type Props = { readonly one: Located; readonly onClose: () => void };

/** Every place like one, each with its ink, so that nothing is decided unseen; then one answer for those chosen. */
export function AlikeDialog({ one, onClose }: Props) {
  const { say, language } = useWords();
  const [places] = useState(() => flagsLike(stateNow(), one));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = places.filter(({ discrepancy }) => !left.has(discrepancy.id));
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const decide = (verdict: Verdict) => {
    onClose();
    dispatch({ type: 'all-decided', all: chosen, verdict });
  };
  const isNone = chosen.length === 0;
  const canCorrect = (place: Located) => correctionFor(stateNow(), place) !== null;
  return (
    <Dialog
      title={say('alikeTitle', { kind: kindName(one.discrepancy.kind, language), count: places.length })}
      closeLabel={say('close')}
      onClose={onClose}
      size="wide"
    >
      <p className="dim">{say('alikeHint')}</p>
      <ul className="alike">
        {places.map((place) => (
          <Place
            key={place.discrepancy.id}
            place={place}
            isChosen={!left.has(place.discrepancy.id)}
            onToggle={() => toggle(place.discrepancy.id)}
          />
        ))}
      </ul>
      <footer className="dialog-actions alike-actions">
        <Button disabled={isNone} onClick={() => decide('original-is-wrong')}>
          {say('original')}
        </Button>
        <Button disabled={isNone} onClick={() => decide('reference-differs')}>
          {say('referenceWrong')}
        </Button>
        <Button disabled={isNone} onClick={() => decide('not-a-problem')}>
          {say('notProblem')}
        </Button>
        <Button
          look="primary"
          disabled={!chosen.some(canCorrect)}
          onClick={() => {
            onClose();
            dispatch({ type: 'all-corrected', all: chosen });
          }}
        >
          {say('correctChosen', { count: chosen.filter(canCorrect).length })}
        </Button>
      </footer>
    </Dialog>
  );
}

type PlaceProps = { readonly place: Located; readonly isChosen: boolean; readonly onToggle: () => void };

function Place({ place, isChosen, onToggle }: PlaceProps) {
  const { say } = useWords();
  const { discrepancy, parts, ink } = place;
  const project = useReview((state) => state.project.view?.project);
  const image = project?.pages.find(({ id }) => id === ink?.pageId)?.image;
  const page = useReview((state) => pageOf(state, ink?.pageId ?? null));
  const crop = page === null ? null : cropOf(inkParts(page, place));
  const sheet = (project?.pages.findIndex(({ id }) => id === parts[0]?.pageId) ?? -1) + 1;
  const where = `${say('page', { number: sheet })}, ${say('lineNumber', { number: (parts[0]?.lineIndex ?? 0) + 1 })}`;
  const replacement = useReview((state) => correctionFor(state, place)) ?? undefined;
  return (
    <li>
      <label className="alike-place">
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span className="alike-words">
          <span>
            <span className="mono">
              <ComparedLetters text={discrepancy.text} other={replacement ?? discrepancy.text} />
            </span>
            {replacement === undefined ? null : (
              <>
                {' → '}
                <span className="mono">
                  <ComparedLetters text={replacement} other={discrepancy.text} />
                </span>
              </>
            )}
          </span>
          <span className="dim">{where}</span>
        </span>
        {project !== undefined && ink !== null && image !== undefined && crop !== null ? (
          <Crop
            pictureUrl={pictureUrl(project.id, ink.pageId)}
            image={image}
            cut={crop.cut}
            marks={discrepancy.text === '' ? [] : crop.marks}
            label={where}
          />
        ) : null}
      </label>
    </li>
  );
}
