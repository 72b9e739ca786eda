// Gives Electron 22 the parts of Electron 25+ that the app calls: protocol.handle with Request and Response.
// For development and tests on the fallback runtime only; never part of a package that ships.
const { Readable } = require('node:stream');
const { app, protocol, session } = require('electron');

class BridgeHeaders {
  constructor(init = {}) {
    this.map = new Map(Object.entries(init).map(([name, value]) => [name.toLowerCase(), String(value)]));
  }
  get(name) {
    return this.map.get(name.toLowerCase()) ?? null;
  }
  set(name, value) {
    this.map.set(name.toLowerCase(), String(value));
  }
  toObject() {
    return Object.fromEntries(this.map);
  }
}

class BridgeResponse {
  constructor(body = null, init = {}) {
    this.body = body;
    this.status = init.status ?? 200;
    this.headers = new BridgeHeaders(init.headers);
  }
}

class BridgeRequest {
  constructor(request) {
    this.url = request.url;
    this.method = request.method;
    this.headers = new BridgeHeaders(request.headers);
    this.uploads = request.uploadData ?? [];
  }
  async arrayBuffer() {
    const bytes = Buffer.concat(this.uploads.map((part) => part.bytes ?? Buffer.alloc(0)));
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }
}

function toStream(body) {
  if (body === null || body === undefined) return Readable.from([]);
  if (typeof body.pipe === 'function') return body;
  const bytes =
    typeof body === 'string'
      ? Buffer.from(body)
      : Buffer.from(body.buffer ?? body, body.byteOffset ?? 0, body.byteLength);
  return Readable.from(bytes.length === 0 ? [] : [bytes]);
}

function handleOn(target) {
  return (scheme, handler) => {
    target.registerStreamProtocol(scheme, (request, callback) => {
      Promise.resolve(handler(new BridgeRequest(request))).then(
        (response) =>
          callback({
            statusCode: response.status,
            headers: response.headers.toObject(),
            data: toStream(response.body),
          }),
        () => callback({ statusCode: 500, data: Readable.from([]) }),
      );
    });
  };
}

if (globalThis.Response === undefined) globalThis.Response = BridgeResponse;
if (protocol.handle === undefined) protocol.handle = handleOn(protocol);
app.on('session-created', (created) => {
  if (created.protocol.handle === undefined) created.protocol.handle = handleOn(created.protocol);
});
app.on('ready', () => {
  const main = session.defaultSession.protocol;
  if (main.handle === undefined) main.handle = handleOn(main);
});
