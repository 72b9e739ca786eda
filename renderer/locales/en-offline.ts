/** Words of the page that says what keeps the program off the network, in English. */
export const enOffline = {
  offlineTitle: 'Offline by design',
  offlineLead:
    'Sverka sends nothing and fetches nothing. Scans, texts and what you do with them stay on this computer, with or without a network.',
  offlineOffTitle: 'Switched off in this program',
  offlineRequests:
    'Every request that is not for the program’s own files is refused, in windows and workers alike.',
  offlineNames: 'No name is ever looked up (DNS).',
  offlineCalls: 'Calls between browsers (WebRTC) may send no datagram.',
  offlineServices:
    'Background services of the browser engine: component updates, reliability reports, link pings, dictionaries for spelling.',
  offlineUpdates: 'There are no automatic updates, no crash reports and no usage figures.',
  offlineLinks:
    'Windows open no web pages, take no downloads and give no permission to camera, microphone or place.',
  offlineCarried: 'Carried along instead: the recognition model, the dictionary and the fonts.',
  offlineCheckTitle: 'How to check',
  offlineCheckCable: 'Take the network away (cable, Wi-Fi) and work: nothing changes.',
  offlineCheckSystem:
    'Ask the system while Sverka works: Resource Monitor on Windows, Activity Monitor on macOS, “ss -tupn” or “strace -f -e trace=%network” on Linux.',
  offlineCheckTests:
    'The tests that come with the source do the same at every change: they try every way out against listeners on this computer and count what arrives.',
  offlineShare:
    'A folder on a network share is the one exception, and it is the system that reads and writes it: keep documents on this computer where that matters.',
} as const;
