import type { Correspondence } from './transcribe';

/**
 * Russian letters as translators write them: the systems of BGN/PCGN (1947), the Library of Congress and ISO 9:1968,
 * and the usual simplifications. Signs that some systems write with an apostrophe have lost it before names are compared.
 */
const TABLE = `
а a
б b
в v,w,ff
г g,gh
д d
е e,ye,je,ie
ё yo,e,io,jo,o
ж zh,j
з z,s
и i
й i,y,j,-
к k,c,ck
л l
м m
н n
о o
п p
р r
с s,ss
т t
у u,ou,oo
ф f,ph,ff
х kh,h,ch
ц ts,c,tz
ч ch,tch,tsch
ш sh,sch
щ shch,sch,sh
ъ,ь -
ь i
ы y,i
э e
ю yu,iu,ju,u
я ya,ia,ja,a
кс x
ий,ый y,ii,iy,yi,ij,i
дж j,dj
зи si
ие ie,iye
ия ia,iya
`;

export const RUSSIAN_LATIN: readonly Correspondence[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [russian = '', latin = ''] = line.split(' ');
    return { russian: russian.split(','), latin: latin.split(',').map((one) => (one === '-' ? '' : one)) };
  });
