import { useEffect, useRef } from 'react';
import type { ReferenceRole } from '../../../../app/core/discrepancy/discrepancy';
import { Button } from '../../../ui/button';
import { TranslationText } from './translation-text';
import { runCommand } from '../../../shell/run-command';
import { useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { isReadOnly } from '../../../../app/core/session/selectors-text';
import { activeFlag } from '../../../../app/core/session/selectors-flags';

/** The texts to compare with, as given, with the place that the active discrepancy speaks of. */
export function ReferencePanel({ role }: { readonly role: ReferenceRole }) {
  const { say } = useWords();
  const project = useReview((state) => state.project.view?.project);
  const texts = useReview((state) => state.project.references);
  const readOnly = useReview(isReadOnly);
  const shown = (project?.references ?? []).flatMap((reference, i) =>
    reference.role === role ? [{ label: reference.label, text: texts[i] ?? '' }] : [],
  );
  if (shown.length === 0) {
    return (
      <div className="overview">
        <p className="dim">{say('noReferenceText')}</p>
        <Button disabled={readOnly} onClick={() => runCommand('add-references')}>
          {say('addReference')}
        </Button>
      </div>
    );
  }
  return (
    <>
      {shown.map(({ label, text }) => (
        <section key={label} className="reference">
          <h2>{label}</h2>
          {role === 'translation' ? (
            <TranslationText label={label} text={text} />
          ) : (
            <ReferenceText label={label} text={text} />
          )}
        </section>
      ))}
    </>
  );
}

function ReferenceText({ label, text }: { readonly label: string; readonly text: string }) {
  const active = useReview(activeFlag);
  const span = active?.discrepancy.reference;
  const mark = useRef<HTMLElement>(null);
  useEffect(() => mark.current?.scrollIntoView({ block: 'center' }), [span?.from, span?.to]);
  if (span == null || span.file !== label) return <p className="reference-text">{text}</p>;
  return (
    <p className="reference-text">
      {text.slice(0, span.from)}
      <mark ref={mark}>{text.slice(span.from, span.to)}</mark>
      {text.slice(span.to)}
    </p>
  );
}
