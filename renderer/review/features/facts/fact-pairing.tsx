import type { FactPlace } from '../../../../app/core/facts/fact-rows';
import type { LocatedFact } from '../../../../app/core/session/state-aids';
import { useWords } from '../../use-words';
import { dispatch } from '../../../shell/store';

type Props = { readonly row: LocatedFact; readonly candidates: readonly FactPlace[] };

const BY_PROGRAM = 'program';
const NONE = 'none';

/** Which fact of the translation this one is: what the program found, any other near it, or none. */
export function FactPairing({ row, candidates }: Props) {
  const { say } = useWords();
  const { ru, en, isByHand } = row;
  if (ru === null) return null;
  const known =
    en === null || candidates.some(({ key }) => key === en.key) ? candidates : [en, ...candidates];
  const value = !isByHand ? BY_PROGRAM : en === null ? NONE : `en ${en.key}`;
  const choose = (chosen: string) => {
    if (chosen === BY_PROGRAM) dispatch({ type: 'fact-unpaired', ru: ru.key });
    else
      dispatch({ type: 'fact-paired', ru: ru.key, en: chosen === NONE ? null : chosen.slice('en '.length) });
  };
  return (
    <label className="field-label fact-pairing">
      {say('counterpart')}
      <select className="field" value={value} onChange={(event) => choose(event.target.value)}>
        <option value={BY_PROGRAM}>{say('pairByProgram', { text: en === null ? '—' : shown(en) })}</option>
        <option value={NONE}>{say('noCounterpart')}</option>
        {known.map((place) => (
          <option key={place.key} value={`en ${place.key}`}>
            {inContext(place)}
          </option>
        ))}
      </select>
    </label>
  );
}

function shown({ text }: FactPlace): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A fact's key holds the words around it. */
function inContext(place: FactPlace): string {
  return place.key.replace(/\[[^\]]*\]/u, `[${shown(place)}]`);
}
