import type { Correspondence } from './transcribe';

/**
 * The syllables of Mandarin in Palladius' transcription on one side and in pinyin, Wade-Giles and postal spelling on
 * the other, generated from the tables of initials and finals in which those systems are published. Standard:
 * Palladius as in Unicode CLDR's transform zh_Latn_PINYIN-ru; Wade-Giles as in the ALA-LC conversion table of 1997.
 */
type Row = readonly [pinyin: string, russian: string, latin: string];

/** Initials. Latin spellings are without apostrophes and stand for all aspirates, as in careless translations. */
const INITIALS: readonly Row[] = rows(`
b б b,p
p п p
m м m
f ф f
d д d,t
t т t
n н n
l л l
g г g,k
k к k
h х h
j цз,дз j,ch,k,ts
q ц q,ch,k,ts
x с x,hs,s,h,sh
zh чж,дж,ж zh,ch
ch ч ch
sh ш sh
r ж r,j
z цз,дз z,ts,tz
c ц c,ts,tz
s с s
`);

const FINALS: readonly Row[] = rows(`
a а a
o о o
e э,е e,o,eh
ai ай ai
ei эй,ей ei
ao ао ao,au
ou оу,оу ou,ow
an ань,ан an
en энь,ень,эн,ен en
ang ан ang
eng эн,ен,ын eng
ong ун ong,ung
i и i
ia я ia
ie е ie,ieh
iao яо iao,iau
iu ю iu,iou
ian янь,ян ian,ien
in инь,ин in
iang ян iang
ing ин ing
iong юн iong,iung
u у u,oo
ua уа ua,wa
uo о uo,o
uai уай uai
ui уй,уэй,уей ui,uei
uan уань,уан uan,wan
un унь,ун un,uen
uang уан uang,wang
ü юй,ю u,yu
üe юэ,юе ue,ueh
üan юань,юан uan,yuan
ün юнь,юн un
`);

/** Syllables that are no initial with a final. */
const WHOLE: readonly Row[] = rows(`
a а a
ai ай ai
an ань,ан an
ang ан ang
ao ао ao
e э e,o
en энь,эн en
er эр er,erh
ou оу ou
yi и yi,i
ya я ya
ye е,йе ye,yeh
yao яо yao
you ю you,yu
yan янь,ян yan,yen
yin инь,ин yin
yang ян yang
ying ин ying
yong юн yong,yung
wu у wu
wa ва wa
wo во wo
wai вай wai
wei вэй,вей,уй wei
wan вань,ван wan
wen вэнь,вень,вэн wen
wang ван wang
weng вэн weng
yu юй,ю yu
yue юэ,юе yue,yueh
yuan юань,юан yuan
yun юнь,юн yun
zhi чжи zhi,chih
chi чи chi,chih
shi ши shi,shih
ri жи ri,jih
zi цзы,дзы zi,tzu,tze
ci цы ci,tzu,tsu
si сы si,ssu,szu,sze
`);

/** Which finals an initial takes, by the first letter of the final. */
const PALATALS = new Set(['j', 'q', 'x']);
const RETROFLEX = new Set(['zh', 'ch', 'sh', 'r', 'z', 'c', 's', 'g', 'k', 'h']);

function rows(table: string): readonly Row[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [pinyin = '', russian = '', latin = ''] = line.split(' ');
      return [pinyin, russian, latin] as const;
    });
}

function takes(initial: string, final: string): boolean {
  const isFront = /^[iü]/.test(final);
  if (PALATALS.has(initial)) return isFront;
  if (RETROFLEX.has(initial)) return !isFront;
  return true;
}

function product(left: string, right: string): readonly string[] {
  return left.split(',').flatMap((a) => right.split(',').map((b) => a + b));
}

function syllables(): readonly Correspondence[] {
  const built = INITIALS.flatMap(([initial, ru, en]) =>
    FINALS.filter(([final]) => takes(initial, final)).map(([, ruFinal, enFinal]) => ({
      russian: product(ru, ruFinal),
      latin: product(en, enFinal),
    })),
  );
  const whole = WHOLE.map(([, ru, en]) => ({ russian: ru.split(','), latin: en.split(',') }));
  return [...built, ...whole];
}

/** All syllables. The sign ъ may part them: Чэнъу. */
export const MANDARIN: readonly Correspondence[] = [...syllables(), { russian: ['ъ'], latin: [''] }];
