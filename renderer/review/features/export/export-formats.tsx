import type { ExportFormat } from '../../../../app/core/settings/export-choice';
import type { WordKey } from '../../../locales/en';
import { useWords } from '../../use-words';

type Entry = {
  readonly format: ExportFormat; /** A word of the window, or a name that is the same in every language. */
  readonly name: string;
  readonly ending: string;
};
type Group = { readonly title: WordKey; readonly entries: readonly Entry[] };

const entry = (format: ExportFormat, name: string, ending: string): Entry => ({ format, name, ending });

const GROUPS: readonly Group[] = [
  {
    title: 'exportToRead',
    entries: [
      entry('docx', 'Word', 'DOCX'),
      entry('pdf', 'exportSearchable', 'PDF'),
      entry('facing-pdf', 'exportFacing', 'PDF'),
      entry('txt', 'exportPlain', 'TXT'),
      entry('html', 'exportWeb', 'HTML'),
      entry('md', 'Markdown', 'MD'),
    ],
  },
  {
    title: 'exportForPrograms',
    entries: [
      entry('page', 'PAGE 2019', 'XML'),
      entry('alto', 'ALTO 4', 'XML'),
      entry('hocr', 'hOCR', 'HTML'),
      entry('tei', 'TEI P5', 'XML'),
    ],
  },
  {
    title: 'exportToAccount',
    entries: [
      entry('csv', 'exportLedger', 'CSV'),
      entry('report', 'exportReport', 'HTML'),
      entry('report-pdf', 'exportReportOnPaper', 'PDF'),
    ],
  },
];

type Props = { readonly chosen: ExportFormat; readonly onChoose: (format: ExportFormat) => void };

export function ExportFormats({ chosen, onChoose }: Props) {
  const { say } = useWords();
  return (
    <div className="export-formats" role="radiogroup" aria-label={say('exportFormat')}>
      {GROUPS.map(({ title, entries }) => (
        <div key={title} role="group" aria-label={say(title)}>
          <h3>{say(title)}</h3>
          {entries.map(({ format, name, ending }) => (
            <label key={format} className="export-format">
              <input
                type="radio"
                name="export-format"
                checked={format === chosen}
                {...(format === chosen ? { 'data-first': true } : {})}
                onChange={() => onChoose(format)}
              />
              <span>{name.startsWith('export') ? say(name as WordKey) : name}</span>
              <span className="dim mono">{ending}</span>
            </label>
          ))}
        </div>
      ))}
    </div>
  );
}
