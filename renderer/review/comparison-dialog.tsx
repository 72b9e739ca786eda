import { STEP_NAMES } from '../../app/core/text/step-names';
import { DIPLOMATIC, STEPS, type StepName } from '../../app/core/text/steps';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { dispatch, useReview } from '../shell/store';
import { useWords } from './use-words';

/** What the comparison takes for the same; every step of the ladder can be switched off. */
export function ComparisonDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, language } = useWords();
  const off = useReview((state) => state.app.settings.stepsOff);
  const change = (stepsOff: readonly StepName[]) =>
    dispatch({ type: 'requested', effect: { kind: 'change-settings', change: { stepsOff } } });
  const toggle = (step: StepName) =>
    change(off.includes(step) ? off.filter((other) => other !== step) : [...off, step]);
  return (
    <Dialog title={say('comparisonTitle')} closeLabel={say('close')} onClose={onClose}>
      <fieldset>
        <legend>{say('comparisonSame')}</legend>
        {STEPS.map((step) => (
          <label key={step} className="check">
            <input type="checkbox" checked={!off.includes(step)} onChange={() => toggle(step)} />
            {STEP_NAMES[step][language]}
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
