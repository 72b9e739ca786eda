/** The letters of Russian; ё counts as е. */
export const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюя';
/** The number of what stands before and after a word. */
export const EDGE = LETTERS.length;

const STEP_NATS = 0.2;

/**
 * How improbable it is that a letter follows another in Russian: a row for each letter and one for the start of a word,
 * in it a sign for each letter and one for the word's end; '0' is no surprise, and each sign after it a step more.
 * Counted by scripts/letter-pairs.mjs.
 */
const ROWS = [
  'XD;DBCC@JJA>B;SD?>:LIGEEGHXXXS@K<',
  '<OGNJ9KO<XH<GB9X:DJ?XIMOLCF@HWMHH',
  '6UPTL<XG?XFBMC:LGDJHXVPQ9NX<MXXIA',
  '9VKQL>XX:XL=K?7X9JP@XXWKHXXXXUXXA',
  '<KAJJ9IL:XDDI>9H?BI?XQIIKXK@KXOGA',
  'NF?D@GEBJD@==:FC:=<MLGHDEKXXXXNM<',
  ':JUI:7EU7XEOC<DSLMWDWXQLXXWXJWXXE',
  '5C>B?AGM=XIB?=<XBRNBXXRNLXIALXQIC',
  'HH;FE?LAK7@BA>DG>?=QJGDALLXXXXLB?',
  'XUXXOVXXXXJTLGRXT:PXWXSRITXXXXXX1',
  '7XGXXEWP:XL?VF8X=C@?XXJXKXXXXXVX;',
  ';NRNO9GN9XEEQG:UXMKAXVXLXXXD9XB>E',
  ':FSUX8XT;XIDGA:DLFS@OWPNVPX;KXUE:',
  ';WQIF<RO9XFXX;;XVDAANTGJUPX8GXQEB',
  'Q>:@=FDCGEA=@?H@=;=LIHKBHLXXXQPK?',
  '=XXXX:XX?XN>XH6K6JGBVXSMTTXFKXXHK',
  '8KJFH9IL:XFMFB8LLDD?NLNKIOXDKXNCC',
  'BLBNN@SXAX;AFC>@IC7CMKKIKXPEFXT8F',
  '=O?ON<WV<XEIMB<L=ALBVTRLPUSA7XPH>',
  'H??A>B@DKLA>@AO>==;SMCL?@DXXXP?O?',
  ';RVPU:XV7XV?IH8V=IB@CXXTRVXJNTOOA',
  ':O?KMDTM<XH<C>8J>CCCUQQJJXOXWOXX9',
  '9UCVV6XS5XFRPQAPVRSIXXRXSXXFXXWX<',
  ':XQXX5UX8X@HP:FXOVCAXXXXOXXXEXXXE',
  '?XKXX<XX2XCDNEIITWFGXWXXXXXX@XRXK',
  '>XUXX9XX2XXXXJPXMXXBXXXXXXXXOXXXP',
  'OOOOO2OOOOOOOOOOOOOOOOOOOOOOOOB8O',
  'XH:HIFLGU3DEDIXDDBCVXCTIFNXXXXXUB',
  'XOMPMAXJMXEXH;PQX8FXNXJLLIXXXXGB3',
  'TJAEDTPJTH89?=J@=?9M@IPTJTTTTRTPK',
  'QCMLBSIGPNGIGFQODE<XRHLBI2XXXTPX<',
  'XM@FDEFDVNGJJAXMGF=TXJKHRBXXXXBX2',
  'CA=C@JI?@X?DA>=9?<ABFHKEGQXXXGRMX',
] as const;

const COSTS = Float64Array.from(ROWS.join(''), (sign) => (sign.charCodeAt(0) - 48) * STEP_NATS);

/** In nats (−ln of the probability); letters by their place in LETTERS, or EDGE. */
export function pairCost(before: number, letter: number): number {
  return COSTS[before * (EDGE + 1) + letter] ?? 0;
}
