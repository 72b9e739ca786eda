import type { Correspondence } from './transcribe';

/**
 * The sounds of Korean in the transcriptions of Kholodovich and Kontsevich, with the looser forms of Soviet papers, and
 * in McCune-Reischauer, the Revised Romanization and the spellings that people and newspapers chose. Standards: the
 * published tables of Kontsevich (2001), McCune-Reischauer (1939) and the Revised Romanization (2000).
 */
const TABLE = `
к,г k,g,kk,gg
кк kk,k,gg
н n,nn
т,д t,d
тт tt,t
р,л,рр r,l,rh
ль l
м m
п,б p,b
пп pp,p
ф p
с,ш s,sh,ss
сс ss,s
ч,чж,дж,дз,ж,д ch,j,tch,jj
ц ch,j
чх ch
кх k
тх t
пх p
х h
н,нг ng
а a,ah
э,е ae,ai,e,ay
я ya
о o,eo,u,ou,oh
ё,е,йо yo,yeo,you,yu
е,йе ye,yae
е o,eo
у u,oo,woo,wu
ы u,eu,oo
ю yu,yoo
и i,ee,y
ва wa
вэ,ве wae,we,oe
ве,вэ,ой,ое oe,oi
во wo,weo
ви,уи wi,wee,ui
ый,ы,и ui,eui
ак ark
ъ,ь -
`;

/** Surnames that were written in a way of their own; only where a name begins. */
const SURNAMES = `
ли yi,lee,rhee,ri,li,i,yee
лю yu,yoo,ryu
ян yang
цой choe,choi,chwe
пэк,бек paik,paek,baek
шин,син shin,sin
пак park,pak,bak
`;

function rows(table: string): readonly Correspondence[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [russian = '', latin = ''] = line.split(' ');
      return { russian: russian.split(','), latin: latin === '-' ? [''] : latin.split(',') };
    });
}

export const KOREAN: readonly Correspondence[] = rows(TABLE);
export const KOREAN_SURNAMES: readonly Correspondence[] = rows(SURNAMES);
