import type {
  EngineApi,
  EngineArgs,
  EngineCall,
  EngineMessage,
  EngineReplies,
  EngineVerb,
} from '../app/ipc-engine';

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can extend Window
  interface Window {
    readonly engineApi: EngineApi;
  }
}

/** The only door of the engine window: calls come in, messages go out. */
export const engineApi: EngineApi = window.engineApi;

export type { EngineArgs, EngineCall, EngineMessage, EngineReplies, EngineVerb };
