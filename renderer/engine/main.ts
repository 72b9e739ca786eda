import 'core-js/actual';
import { faultOf } from '../../app/core/diagnostics/fault';
import { engineApi, type EngineCall } from '../api-engine';
import { answerCall, cancelCall } from './calls';
import { guardSinks } from '../trusted-types';
import { isExpected, toFailure } from './scan-error';

/** The hidden window that opens untrusted scans and recognises them. Calls come in from main, answers go out. */
guardSinks();
engineApi.onCall((call) => void serve(call));
window.addEventListener('error', ({ error }) => tellFault('window', error));
window.addEventListener('unhandledrejection', ({ reason }) => tellFault('promise', reason));

function tellFault(where: string, error: unknown): void {
  engineApi.reply({ id: 0, type: 'fault', where, fault: faultOf(error) });
}

async function serve(call: EngineCall): Promise<void> {
  const { id } = call;
  try {
    if (call.verb === 'cancel') cancelCall(call.args.id);
    const value =
      call.verb === 'cancel'
        ? null
        : await answerCall(call, (progress) => engineApi.reply({ id, type: 'progress', progress }));
    engineApi.reply({ id, type: 'result', value });
  } catch (error) {
    if (!isExpected(error)) engineApi.reply({ id, type: 'fault', where: call.verb, fault: faultOf(error) });
    engineApi.reply({ id, type: 'error', error: toFailure(error) });
  }
}
