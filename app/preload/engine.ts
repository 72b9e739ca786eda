import { contextBridge, ipcRenderer } from 'electron';
import { ENGINE_CALL_CHANNEL, ENGINE_REPLY_CHANNEL } from '../ipc-engine';
import type { EngineApi, EngineCall } from '../ipc-engine';
import { countWork } from '../process-work';

const workedMs = countWork(() => process.getCPUUsage().percentCPUUsage, navigator.hardwareConcurrency);

/** `window.engineApi`: calls come in, messages go out. */
const engineApi: EngineApi = {
  onCall: (listener) => {
    ipcRenderer.on(ENGINE_CALL_CHANNEL, (_, call: EngineCall) => listener(call));
    ipcRenderer.send(ENGINE_REPLY_CHANNEL, 'ready');
  },
  reply: (message) => ipcRenderer.send(ENGINE_REPLY_CHANNEL, message),
  workedMs,
};

contextBridge.exposeInMainWorld('engineApi', engineApi);
