import type { Effect } from '../../../app/core/session/actions/effects';
import type { Ending, Runners, Shell } from '../shell';
import type { Threads } from '../threads';
import { factEffects, findEffects, referenceEffects } from './aids';
import { archiveEffects } from './archive';
import { checkEffects, spellingEffects } from './check';
import { keepEffects } from './keep';
import { projectEffects } from './project';
import { recognitionEffects } from './recognition';
import { saveEffects, type Saving } from './save';
import { sheetEffects } from './sheets';
import { versionEffects } from './versions';
import { windowEffects, type Parts } from './window';

export type EffectsOfWindow = {
  readonly run: (effect: Effect) => Ending;
  readonly saving: Saving;
  readonly keepViewNow: () => void;
  readonly parts: Parts;
};

/** How every kind of effect is run: a kind that no family runs does not compile. */
export function allEffects(shell: Shell, threads: Threads): EffectsOfWindow {
  const { saving, runners: save } = saveEffects(shell);
  const { keepViewNow, runners: keep } = keepEffects(shell, saving);
  const { parts, runners: window } = windowEffects(shell);
  const runners: Runners<Effect['kind']> = {
    ...save,
    ...keep,
    ...window,
    ...checkEffects(shell, threads),
    ...spellingEffects(shell, threads),
    ...factEffects(shell, threads),
    ...findEffects(shell, threads),
    ...referenceEffects(shell, threads),
    ...recognitionEffects(shell, saving),
    ...projectEffects({ ...shell, saving, keepViewNow }),
    ...archiveEffects({ ...shell, saving, keepViewNow }),
    ...versionEffects({ ...shell, saving }),
    ...sheetEffects({ ...shell, saving }),
  };
  const run = <K extends Effect['kind']>(effect: Extract<Effect, { readonly kind: K }>): Ending => {
    const runner = runners[effect.kind] as (effect: Extract<Effect, { readonly kind: K }>) => Ending;
    return runner(effect);
  };
  return { run, saving, keepViewNow, parts };
}
