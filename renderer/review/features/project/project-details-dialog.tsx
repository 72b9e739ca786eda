import { useMemo, useState, type FormEvent } from 'react';
import {
  firstDetails,
  type PublicationDetails,
} from '../../../../app/core/facts/compare/publication-details';
import { NO_PUBLICATION, type Publication } from '../../../../app/core/project/project';
import type { WordKey } from '../../../locales/en';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ArchivalFields, archivalOrNull, NO_ARCHIVAL } from './archival-fields';
import { perform, useReview } from '../../../shell/store';
import { useWords } from '../../use-words';
import { ILLEGIBLE_TEXT } from '../../../../app/core/page/marks';
import { illegibleSign, isReadOnly } from '../../../../app/core/session/select/selectors-text';

const FIELDS: readonly { readonly name: keyof Publication; readonly label: WordKey }[] = [
  { name: 'date', label: 'documentDate' },
  { name: 'language', label: 'originalLanguage' },
  { name: 'url', label: 'publicationUrl' },
  { name: 'citation', label: 'publicationCitation' },
  { name: 'summary', label: 'publicationSummary' },
];
const LONG: readonly (keyof Publication)[] = ['citation', 'summary'];
const WIDE: readonly (keyof Publication)[] = ['url', 'citation', 'summary'];

/**
 * What is known of the document as a whole. What the publication's page says stands in the fields that are empty; where
 * a person wrote something else, it is offered below.
 */
export function ProjectDetailsDialog({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const project = useReview((state) => state.project.view?.project);
  const texts = useReview((state) => state.project.references);
  const readOnly = useReview(isReadOnly);
  const offered = useMemo(() => firstDetails(texts), [texts]);
  const [title, setTitle] = useState(project?.title ?? '');
  const [archival, setArchival] = useState(project?.archival ?? offered?.citation ?? NO_ARCHIVAL);
  const [publication, setPublication] = useState(() =>
    filled(project?.publication ?? NO_PUBLICATION, offered?.publication ?? NO_PUBLICATION),
  );
  const [sign, setSign] = useState(useReview(illegibleSign));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const illegible = sign.trim() === '' ? ILLEGIBLE_TEXT : sign.trim();
    const description = { title: title.trim(), archival: archivalOrNull(archival), publication, illegible };
    if (await perform({ type: 'requested', effect: { kind: 'describe-project', ...description } })) onClose();
  };
  return (
    <Dialog title={say('aboutDocument')} closeLabel={say('close')} onClose={onClose} size="wide">
      <form onSubmit={(event) => void submit(event)}>
        {offered === null ? null : <p className="dim panel-note">{say('fromPublication')}</p>}
        <label className="field-label">
          {say('reviewTitle')}
          <input
            className="field"
            value={title}
            maxLength={300}
            required
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <Offer own={title} offered={offered?.title} onTake={setTitle} />
        <ArchivalFields archival={archival} onChange={setArchival} />
        <CitationOffer archival={archival} offered={offered} onTake={setArchival} />
        <PublicationFields own={publication} offered={offered?.publication} onChange={setPublication} />
        <label className="field-label">
          {say('illegibleSign')}
          <input
            className="field"
            value={sign}
            maxLength={40}
            placeholder={ILLEGIBLE_TEXT}
            onChange={(event) => setSign(event.target.value)}
          />
        </label>
        <footer className="dialog-actions">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit" disabled={readOnly || title.trim() === ''}>
            {say('save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

type PublicationProps = {
  readonly own: Publication;
  readonly offered: Publication | undefined;
  readonly onChange: (publication: Publication) => void;
};

function PublicationFields({ own, offered, onChange }: PublicationProps) {
  const { say } = useWords();
  const set = (name: keyof Publication, value: string) => onChange({ ...own, [name]: value });
  return (
    <div className="about-document">
      {FIELDS.map(({ name, label }) => (
        <div key={name} className={WIDE.includes(name) ? 'wide' : undefined}>
          <label className="field-label">
            {say(label)}
            <Field isLong={LONG.includes(name)} value={own[name]} onChange={(value) => set(name, value)} />
          </label>
          <Offer own={own[name]} offered={offered?.[name]} onTake={(value) => set(name, value)} />
        </div>
      ))}
    </div>
  );
}

/** Each member as the person has it, else as the publication does. */
function filled(own: Publication, offered: Publication): Publication {
  const pick = (name: keyof Publication) => (own[name] === '' ? offered[name] : own[name]);
  return {
    date: pick('date'),
    citation: pick('citation'),
    url: pick('url'),
    summary: pick('summary'),
    language: pick('language'),
  };
}

type FieldProps = {
  readonly isLong: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function Field({ isLong, value, onChange }: FieldProps) {
  const common = { className: 'field', value, maxLength: 2_000 };
  return isLong ? (
    <textarea {...common} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <input {...common} onChange={(event) => onChange(event.target.value)} />
  );
}

type OfferProps = {
  readonly own: string;
  readonly offered: string | undefined;
  readonly onTake: (value: string) => void;
};

/** What the publication says where that is something else. */
function Offer({ own, offered, onTake }: OfferProps) {
  const { say } = useWords();
  if (offered === undefined || offered === '' || offered === own) return null;
  return (
    <button type="button" className="offer" onClick={() => onTake(offered)}>
      {say('takeOffer', { text: offered })}
    </button>
  );
}

type CitationOfferProps = {
  readonly archival: typeof NO_ARCHIVAL;
  readonly offered: PublicationDetails | null;
  readonly onTake: (archival: typeof NO_ARCHIVAL) => void;
};

function CitationOffer({ archival, offered, onTake }: CitationOfferProps) {
  const citation = offered?.citation ?? null;
  if (citation === null || written(citation) === written(archival)) return null;
  return <Offer own={written(archival)} offered={written(citation)} onTake={() => onTake({ ...citation })} />;
}

function written({ archive, fond, opis, delo, list }: typeof NO_ARCHIVAL): string {
  return [archive, fond, opis, delo, list].join(', ');
}
