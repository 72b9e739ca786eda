import 'core-js/actual';
import { engineApi, type EngineCall } from '../api-engine';
import { answerCall, cancelCall } from './calls';
import { toScanError } from './scan-error';

/** The hidden window that opens untrusted scans and recognises them. Calls come in from main, answers go out. */
engineApi.onCall((call) => void serve(call));

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
    const { code, message } = toScanError(error);
    engineApi.reply({ id, type: 'error', code, message });
  }
}
