// The entry of a test package on the fallback runtime: the bridge first, then the app.
require('./bridge.cjs');
require('../../build/main.cjs');
