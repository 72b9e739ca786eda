/** Words that English writes with a capital and that are no names of persons or places. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  (
    'no nos the and but for from this that these those with when where which who whose while after before during upon under over between according also however therefore thus then there here ' +
    'his her its their our your she they him them was were will would shall should have has had not now new old first second third one two three four five six seven eight nine ten ' +
    'soviet chinese korean japanese american british english german russian french polish italian european asian mongolian manchurian western eastern northern southern central ' +
    'indian vietnamese danish dutch swiss norwegian swedish finnish hungarian czech slovak czechoslovak romanian rumanian bulgarian yugoslav serbian croatian slovene slovenian albanian greek turkish iranian persian ' +
    'iraqi syrian lebanese israeli jewish arab arabian arabic egyptian afghan pakistani burmese thai siamese indonesian malay malayan filipino philippine australian canadian mexican brazilian argentine argentinian chilean ' +
    'cuban spanish portuguese belgian austrian irish scottish welsh ukrainian belorussian byelorussian belarusian latvian lithuanian estonian moldavian moldovan georgian armenian azerbaijani kazakh uzbek kirghiz kyrgyz tajik ' +
    'turkmen tatar bashkir chechen kalmyk buryat yakut tibetan uighur uyghur laotian cambodian khmer african latin scandinavian baltic slavic muslim moslem islamic orthodox catholic lutheran protestant christian ' +
    'monday tuesday wednesday thursday friday saturday sunday article protocol treaty agreement pact decree resolution order telegram cable letter note report minutes draft annex appendix copy page ' +
    'secret top strictly confidential urgent incoming outgoing ciphered deputy chief head chairman secretary director commander commissar commissioner member bureau council office department division section ' +
    'republic union state states federation kingdom empire province district region city village street railway station river sea ocean gulf island islands bay lake mountain mountains strait peninsula ' +
    'people peoples democratic socialist communist party congress conference commission committee delegation embassy consulate mission headquarters staff academy institute university factory plant works ' +
    'navy naval fleet air force forces corps regiment brigade battalion company squadron front group lieutenant major captain admiral sergeant doctor professor engineer academician archbishop bishop priest ' +
    'court judge prosecutor case act law charter constitution security defense affairs trade finance transport agriculture industry health education culture heavy light'
  ).split(' '),
);
