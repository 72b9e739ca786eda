import type { Language } from '../../base/language';
import type { Failure } from '../../base/result';

/** The messages of which the session itself has to tell; each is a key of the window's own tables of words. */
export type NoticeKey =
  | (
      | 'alikeOfWhat'
      | 'backInProgress'
      | 'checkFailed'
      | 'checkIncomplete'
      | 'copyLacks'
      | 'copySaved'
      | 'copySavedBeside'
      | 'copyLacksBeside'
      | 'copying'
      | 'chooseReading'
      | 'chooseVerdict'
      | 'stepUndone'
      | 'stepRedone'
      | 'correctByHand'
      | 'dropped'
      | 'dropWaits'
      | 'exported'
      | 'exportedWith'
      | 'fileRewritten'
      | 'inkIsRead'
    )
  | (
      | 'finishedWithOpen'
      | 'imported'
      | 'importedFolder'
      | 'importedNone'
      | 'importNoText'
      | 'isProofread'
      | 'isValidated'
      | 'mergeOutdated'
      | 'mergeSaved'
      | 'noPageLeft'
      | 'allProofread'
      | 'allValidated'
    )
  | ('noReferenceText' | 'noTextLayer' | 'noWordHere' | 'noWordOnCard' | 'notProofreadYet' | 'notSaved')
  | ('nothingBeside' | 'nothingMore' | 'nothingToFinish' | 'nothingToTake' | 'oneWordOnly')
  | ('pairingChanged' | 'recognisedKept' | 'recognitionCancelled' | 'recognitionDone' | 'recognitionFailed')
  | ('recognitionWaits' | 'sheetsStillRead')
  | ('printing' | 'printed')
  | ('handedOver' | 'handedOverLacks' | 'unpacked' | 'unpackedLacks')
  | ('workTakenBack' | 'workTakenBackBeside' | 'workTakenBackLacks' | 'nothingTakenBack')
  | ('recognitionNoticed' | 'recognitionOneReader')
  | ('replaced' | 'restored' | 'restoredAll' | 'restoredSome' | 'someFailed' | 'takeAgain' | 'takenBack')
  | ('factsStopped' | 'referenceStopped' | 'spellingStopped' | 'windowFault' | 'mainFault')
  | ('textNotTaken' | 'textTaken' | 'otherFrame' | 'splitDone' | 'splitOnFold' | 'noColumns')
  | ('taughtAgain' | 'textLayerTaken' | 'versionNotSaved' | 'versionSaved' | 'wordAdded');

/** A value that is a failure, or is given in both languages, is put into the language of the message around it. */
export type MessageValue = string | number | Failure | Readonly<Record<Language, string>>;
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** A message as data. It is put into words only when it is shown: the language may change while it is on the screen. */
export type NoticeMessage = Failure | { readonly key: NoticeKey; readonly values: MessageValues };

/** A message at the bottom of the window; errors stay until they are closed. */
export type Notice = { readonly message: NoticeMessage; readonly tone: 'info' | 'error' };

export function notice(key: NoticeKey, values: MessageValues = {}, tone: Notice['tone'] = 'info'): Notice {
  return { message: { key, values }, tone };
}

export function failureNotice(failure: Failure): Notice {
  return { message: failure, tone: 'error' };
}

/** Whether it tells of a file that was just written, which one may want to see. */
export function isOutput({ message }: Notice): boolean {
  return (
    'key' in message &&
    (message.key === 'exported' || message.key === 'handedOver' || message.key === 'exportedWith')
  );
}
