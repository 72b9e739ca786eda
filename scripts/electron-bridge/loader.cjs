// Runs the app in the folder named on the command line, as Electron's default_app does.
const path = require('node:path');
const { app } = require('electron');

const folder = path.resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const manifest = require(path.join(folder, 'package.json'));
process.argv.splice(
  process.argv.findIndex((argument, i) => i > 0 && !argument.startsWith('-')),
  1,
);
process.argv.splice(1, 0, folder);
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
require('./bridge.cjs');
require(path.join(folder, manifest.main));
