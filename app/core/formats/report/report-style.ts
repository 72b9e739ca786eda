/** The style sheet of the HTML report: light and dark by the reader's system, and on paper. */
export const REPORT_CSS = `
:root { color-scheme: light dark; --ink: #1c1a17; --paper: #fbfaf7; --faint: #5d584f; --rule: #d8d3c8; --mark: #ffe08a;
  --high: #a3261b; --medium: #8a5300; --low: #3d5a80; --info: #5d584f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8e0; --paper: #1b1a18; --faint: #aaa498; --rule: #3c3933;
  --mark: #6b5200; --high: #ff9b8f; --medium: #f0b762; --low: #9dbce0; --info: #aaa498; } }
body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 54rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 "IBM Plex Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
h3 { margin: 0; font-size: 1rem; }
.citation, .source, .place, footer { margin: .25rem 0; color: var(--faint); }
table { border-collapse: collapse; }
caption { text-align: start; color: var(--faint); }
.tables { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem; align-items: start; }
th, td { padding: .2rem .75rem .2rem 0; border-bottom: 1px solid var(--rule); text-align: start; font-weight: normal; }
td { text-align: end; font-variant-numeric: tabular-nums; }
article { padding: 1rem 0; border-top: 1px solid var(--rule); break-inside: avoid; }
figure { margin: .5rem 0; }
img { max-width: 100%; height: auto; border: 1px solid var(--rule); background: #fff; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .75rem; margin: .5rem 0 0; }
dt { color: var(--faint); }
dd { margin: 0; overflow-wrap: anywhere; }
.text { font-family: "IBM Plex Mono", Consolas, "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
mark { color: inherit; background: var(--mark); }
.high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); } .info { color: var(--info); }
@media print { body { max-width: none; padding: 0; color: #000; background: #fff; font-size: 10pt; }
  mark { background: none; border-bottom: 2px solid #000; } }
`;

/** SHA-256 of REPORT_CSS in base64, for the report's content security policy; a test recomputes it. */
export const REPORT_CSS_SHA256 = 'donA++5vZYCFCs+wK9VQZtC7sXfFCA6IptnnXPBZW9Q=';
