import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_VIEW, PLAIN_LOOK, type ViewSettings } from '../../app/core/view-settings';
import { VIEW_SETTINGS_SCHEMA } from '../../app/core/view-settings-schema';
import * as v from 'valibot';
import { TYPESCRIPT_KNOTS } from '../../app/core/recognise/calibration';
import { fail, ok } from '../../app/core/result';
import type { ProjectView, ReviewVerb } from '../../renderer/api';

const viewOf = (id: string): ProjectView => ({
  project: {
    ...{ formatVersion: 1, id, title: id, createdUtc: '', archival: null, sourceNote: '' },
    ...{ language: 'ru', scans: [], pages: [], references: [] },
  },
  ...{ folder: '', readOnly: null, otherWriter: null, takenIn: [], recoverable: [], unfinishedPageIds: [] },
  ...{ verdicts: {}, later: [], marks: {}, isSample: false, words: [], knots: TYPESCRIPT_KNOTS },
  knowledge: { names: [], pairings: [] },
});

/** Main's own memory: what was kept for a project comes back for it, through the schema that main reads by. */
let kept: Map<string, ViewSettings>;

function answer(verb: ReviewVerb, args: unknown) {
  if (verb === 'view.keep') {
    const { projectId, view } = args as { projectId: string; view: ViewSettings };
    kept.set(projectId, v.parse(VIEW_SETTINGS_SCHEMA, JSON.parse(JSON.stringify(view))));
    return ok(null);
  }
  if (verb !== 'view.read') return fail('bug', 'not asked for here');
  return ok(kept.get((args as { projectId: string }).projectId) ?? DEFAULT_VIEW);
}

beforeEach(() => {
  kept = new Map();
  vi.useFakeTimers();
  vi.resetModules();
  const call = (verb: ReviewVerb, args: unknown) => Promise.resolve(answer(verb, args));
  vi.stubGlobal(
    'Worker',
    class {
      postMessage() {
        // The check is not what is looked at.
      }
    },
  );
  vi.stubGlobal('window', { api: { call, on: () => undefined } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('how the scan is shown', () => {
  it('is remembered for its project in all its parts, and for no other', async () => {
    const { showProject } = await import('../../renderer/state/project');
    const { changeLook, turnScan } = await import('../../renderer/state/view');
    const { getState } = await import('../../renderer/state/store');
    await showProject(viewOf('project-1'));
    const look = { brightness: 1.2, contrast: 1.4, gamma: 0.8, isInverted: true, threshold: 0.5 };
    changeLook(look);
    turnScan(90);
    // Another project is opened before the layout has come to rest.
    await showProject(viewOf('project-2'));
    expect(getState().viewSettings.look).toEqual(PLAIN_LOOK);
    await vi.advanceTimersByTimeAsync(5_000);
    expect([...kept.keys()]).toEqual(['project-1']);
    await showProject(viewOf('project-1'));
    expect(getState().viewSettings.look).toEqual({ ...look, turnDeg: 90 });
  });
});
