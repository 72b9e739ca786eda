import type { ReactNode } from 'react';
import { sayIn } from '../locales/words';
import { faults } from '../shell/store';
import { Boundary } from '../ui/boundary';
import { Button } from '../ui/button';

type PartProps = { readonly name: string; readonly children: ReactNode };

/** A part of the window: when it throws, the rest goes on. */
export function Part({ name, children }: PartProps) {
  return (
    <Boundary
      onFault={(error) => keep(`part ${name}`, error)}
      fallback={(retry) => <Stopped isWhole={false} onRetry={retry} />}
    >
      {children}
    </Boundary>
  );
}

/** The last wall: without it, a throw in the frame around the parts leaves an empty window. */
export function Whole({ children }: { readonly children: ReactNode }) {
  return (
    <Boundary
      onFault={(error) => keep('whole window', error)}
      fallback={(retry) => <Stopped isWhole onRetry={retry} />}
    >
      {children}
    </Boundary>
  );
}

/** What was typed goes to the disk before anything else is tried. */
function keep(where: string, error: unknown): void {
  faults.keepText();
  faults.logError(where, error);
}

type StoppedProps = { readonly isWhole: boolean; readonly onRetry: () => void };

/** It leans on nothing that may have thrown: the language comes from the page itself. */
function Stopped({ isWhole, onRetry }: StoppedProps) {
  const say = sayIn(document.documentElement.lang === 'ru' ? 'ru' : 'en');
  return (
    <div className={isWhole ? 'stopped stopped-whole' : 'stopped'} role="alert">
      <p>
        <strong>{say(isWhole ? 'windowStopped' : 'partStopped')}</strong> {say('textIsSafe')}
      </p>
      <p>{say('stoppedHint')}</p>
      <div className="row">
        <Button onClick={onRetry}>{say('tryAgain')}</Button>
        <Button look="primary" onClick={() => void faults.reload()}>
          {say('reload')}
        </Button>
      </div>
    </div>
  );
}
