import { benchExport, EXPORT_NAMES } from './formats';

/** One format in a process of its own, so that its memory is its own: prints seconds and MB as JSON. */
const [, , name = '', sheets = '1000'] = process.argv;
const format = EXPORT_NAMES.find((one) => one === name);
if (format === undefined) throw new Error(`No format ${name}`);
const found = await benchExport(format, Number(sheets));
process.stdout.write(`${JSON.stringify(found)}\n`);
