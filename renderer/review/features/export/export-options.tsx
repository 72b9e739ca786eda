import type { Project } from '../../../../app/core/project/project';
import { sheetHeads } from '../../../../app/core/formats/write/sheet-heads';
import {
  LAYOUTS,
  OPTIONS_OF,
  type Layout,
  type TextOptions,
} from '../../../../app/core/formats/write/text-options';
import { isReport, type ExportChoice } from '../../../../app/core/settings/export-choice';
import type { WordKey } from '../../../locales/en';
import { useWords } from '../../use-words';
import { ExportPdfWay } from './export-pdf-way';

type Props = {
  readonly project: Project;
  readonly choice: ExportChoice;
  readonly change: (part: Partial<ExportChoice>) => void;
};

type Switch = Exclude<keyof TextOptions, 'illegible' | 'layout'>;

const SWITCHES: readonly (readonly [Switch, WordKey])[] = [
  ['citesSheets', 'optionCitesSheets'],
  ['breaksPages', 'optionBreaksPages'],
  ['keepsLines', 'optionKeepsLines'],
  ['joinsWords', 'optionJoinsWords'],
  ['tracksChanges', 'optionTracksChanges'],
  ['hasTraces', 'optionHasTraces'],
  ['hasDebris', 'optionHasDebris'],
];

const LAYOUT_NAMES: Readonly<Record<Layout, WordKey>> = {
  text: 'layoutText',
  'facing-scan': 'layoutScan',
  'facing-translation': 'layoutTranslation',
};

/** What the chosen format lets people decide. */
export function ExportOptions({ project, choice, change }: Props) {
  const { say } = useWords();
  const { format, text } = choice;
  if (isReport(format)) return null;
  const own = OPTIONS_OF[format];
  const set = (part: Partial<TextOptions>) => change({ text: { ...text, ...part } });
  const isKept =
    format !== 'txt' && (format === 'page' || format === 'alto' || format === 'hocr' || format === 'tei');
  return (
    <section aria-label={say('exportInFile')}>
      <h3>{say('exportInFile')}</h3>
      {own.length === 0 ? <p>{say('exportNoOptions')}</p> : null}
      {format === 'page' || format === 'alto' ? <p>{say('exportFolder')}</p> : null}
      {format === 'pdf' ? <ExportPdfWay choice={choice} /> : null}
      {isKept ? <p>{say('exportKept')}</p> : null}
      {SWITCHES.filter(([name]) => own.includes(name)).map(([name, label]) => (
        <Switched key={name} name={name} label={label} text={text} set={set} project={project} />
      ))}
      {own.includes('illegible') ? (
        <label className="check">
          <span>{say('optionIllegible')}</span>
          <input
            className="field mono export-sign"
            value={text.illegible}
            onChange={({ target }) => set({ illegible: target.value.slice(0, 40) })}
          />
        </label>
      ) : null}
      {own.includes('layout') ? (
        <label className="check">
          <span>{say('optionLayout')}</span>
          <select
            className="field"
            value={text.layout}
            onChange={({ target }) => set({ layout: LAYOUTS.find((one) => one === target.value) ?? 'text' })}
          >
            {layoutsOf(project).map((layout) => (
              <option key={layout} value={layout}>
                {say(LAYOUT_NAMES[layout])}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </section>
  );
}

function layoutsOf({ references }: Project): readonly Layout[] {
  const hasTranslation = references.some(({ role }) => role === 'translation');
  return LAYOUTS.filter((layout) => layout !== 'facing-translation' || hasTranslation);
}

type SwitchProps = {
  readonly name: Switch;
  readonly label: WordKey;
  readonly text: TextOptions;
  readonly project: Project;
  readonly set: (part: Partial<TextOptions>) => void;
};

function Switched({ name, label, text, set, project }: SwitchProps) {
  const { say, language } = useWords();
  // Words are always whole where lines flow.
  const isForced = name === 'joinsWords' && !text.keepsLines;
  const example = name === 'citesSheets' ? [...sheetHeads(project, language).values()][0]?.source : undefined;
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={text[name] || isForced}
        disabled={isForced}
        onChange={({ target }) => set({ [name]: target.checked })}
      />
      <span>
        {say(label)}
        {example === undefined ? null : <span className="dim export-example">{example}</span>}
      </span>
    </label>
  );
}
