import { RUNG_NAMES } from '../../app/core/text/rung-names';
import { DIPLOMATIC, RUNGS, type RungName } from '../../app/core/text/rungs';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { dispatch, useReview } from '../shell/store';
import { useWords } from './use-words';

/** What the comparison takes for the same; every rung of the ladder can be switched off. */
export function ComparisonDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useWords();
  const off = useReview((state) => state.app.settings.rungsOff);
  const change = (rungsOff: readonly RungName[]) =>
    dispatch({ type: 'requested', effect: { kind: 'change-settings', change: { rungsOff } } });
  const toggle = (rung: RungName) =>
    change(off.includes(rung) ? off.filter((other) => other !== rung) : [...off, rung]);
  return (
    <Dialog title={say('comparisonTitle')} closeLabel={say('close')} onClose={onClose}>
      <fieldset>
        <legend>{say('comparisonSame')}</legend>
        {RUNGS.map((rung) => (
          <label key={rung} className="check">
            <input type="checkbox" checked={!off.includes(rung)} onChange={() => toggle(rung)} />
            {RUNG_NAMES[rung][language]}
          </label>
        ))}
      </fieldset>
      <footer className="dialog-actions">
        <Button onClick={() => change(DIPLOMATIC)}>{say('diplomatic')}</Button>
        <Button onClick={() => change([])}>{say('ordinary')}</Button>
        <Button look="primary" onClick={onClose}>
          {say('close')}
        </Button>
      </footer>
    </Dialog>
  );
}
