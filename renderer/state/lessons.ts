import { record, type Lesson } from '../../app/core/history';
import { assertNever } from '../../app/core/result';
import type { ProjectView } from '../api';
import { ask } from './ask';
import { requestCheck } from './checking';
import { getState, setState } from './store';

/** Teaches the project something and remembers it for undo, once it is kept; answers whether it is. */
export async function teach(lesson: Lesson): Promise<boolean> {
  if (!(await storeLesson(lesson))) return false;
  const step = { edits: [], verdicts: [], lessons: [lesson], group: null, atMs: Date.now() };
  setState({ history: record(getState().history, step) });
  return true;
}

/** Writes down what is taught or taken back and shows what stands then; what cannot be written is said. */
export async function storeLesson(lesson: Lesson): Promise<boolean> {
  const projectId = getState().view?.project.id;
  const learnt = await keep(lesson);
  const { view } = getState();
  if (learnt === null || view === null || view.project.id !== projectId) return false;
  setState({ view: { ...view, ...learnt } });
  requestCheck();
  return true;
}

async function keep(lesson: Lesson): Promise<Partial<Pick<ProjectView, 'words' | 'knowledge'>> | null> {
  switch (lesson.type) {
    case 'word': {
      const words = await ask('word.teach', { word: lesson.word, isKnown: lesson.after });
      return words === null ? null : { words };
    }
    case 'name': {
      const { ru, en, after } = lesson;
      const knowledge = await ask('fact.name', { ru, en, isKnown: after });
      return knowledge === null ? null : { knowledge };
    }
    case 'pairing': {
      const { ru, after } = lesson;
      const knowledge = await ask('fact.pair', { ru, en: after?.en ?? null, isByHand: after !== null });
      return knowledge === null ? null : { knowledge };
    }
    default:
      return assertNever(lesson);
  }
}
