import { useId } from 'react';
import type { Project } from '../../../../app/core/project/project';
import { isReport, type ExportChoice } from '../../../../app/core/settings/export-choice';
import { useWords } from '../../use-words';

type Props = {
  readonly project: Project;
  readonly choice: ExportChoice;
  /** Null where what was typed names no sheets. */
  readonly going: readonly string[] | null;
  /** How many of them have text. */
  readonly withText: number;
  readonly change: (part: Partial<ExportChoice>) => void;
};

/** Which sheets go out, and what is to be known of them before. */
export function ExportSheets({ project, choice, going, withText, change }: Props) {
  const { say } = useWords();
  const id = useId();
  const { sheets, chosen, format, text } = choice;
  const isRead = (pageId: string) =>
    project.pages.some((page) => page.id === pageId && ['proofread', 'validated'].includes(page.status));
  const read = project.pages.filter((page) => isRead(page.id)).length;
  if (isReport(format)) return <p className="dim">{say('exportWholeReport')}</p>;
  const open = (going ?? []).filter((pageId) => !isRead(pageId)).length;
  const without = (going?.length ?? 0) - withText;
  const radio = (value: ExportChoice['sheets'], label: string, isOff = false) => (
    <label className="check">
      <input
        type="radio"
        name={id}
        checked={sheets === value}
        disabled={isOff}
        onChange={() => change({ sheets: value })}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <section aria-label={say('exportWhich')}>
      <h3>{say('exportWhich')}</h3>
      {radio('all', say('exportAll', { number: project.pages.length }))}
      {radio('proofread', say('exportProofread', { number: read }), read === 0 && sheets !== 'proofread')}
      <div className="row">
        {radio('chosen', say('exportChosen'))}
        <input
          className="field mono"
          aria-label={say('exportChosenHint')}
          placeholder={say('exportChosenHint')}
          aria-invalid={sheets === 'chosen' && going === null}
          value={chosen}
          onChange={({ target }) => change({ sheets: 'chosen', chosen: target.value.slice(0, 200) })}
        />
      </div>
      <div role="status">
        {sheets === 'chosen' && going === null ? (
          <p className="export-note">{say('exportChosenWrong', { number: project.pages.length })}</p>
        ) : null}
        {sheets === 'proofread' && read === 0 ? (
          <p className="export-note">{say('exportNoneProofread')}</p>
        ) : null}
        {open > 0 || without > 0 ? (
          <p className="export-note">
            {open > 0 ? <strong>{say('exportNotProofread', { number: open })} </strong> : null}
            {open > 0 && text.citesSheets && hasHeads(format) ? `${say('exportNotProofreadSaid')} ` : null}
            {without > 0 ? say('exportWithoutText', { number: without }) : null}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function hasHeads(format: ExportChoice['format']): boolean {
  return ['txt', 'md', 'html', 'docx'].includes(format);
}
