/**
 * Names of one thing in both languages. `state` is a country or people: translations say «Korean» for
 * «в Корее», so a missing one is no news.
 */
export type Alias = {
  readonly id: string;
  readonly kind: 'person' | 'place' | 'state';
  readonly ru: readonly string[];
  readonly en: readonly string[];
};

/** Spellings of Soviet papers and of their translations. One row a name: Russian forms = English forms. */
const PERSONS = `
Мао Цзэдун, Мао Цзэ-дун, Мао Цзе-дун, Мао = Mao Zedong, Mao Tse-tung, Mao Tsetung, Mao
Чжоу Эньлай, Чжоу Энь-лай, Чжоу Энь-лаи = Zhou Enlai, Chou En-lai, Zhou, Chou
Пэн Дэхуай, Пын Дэ-хуай, Пэн Дэ-хуай, Пын Де-хуай = Peng Dehuai, Peng Te-huai, Peng
Лю Шаоци, Лю Шао-ци = Liu Shaoqi, Liu Shao-chi, Liu Shao-ch'i
Чжу Дэ = Zhu De, Chu Teh
Гао Ган = Gao Gang, Kao Kang
Линь Бяо = Lin Biao, Lin Piao
Не Жунчжэнь, Не Жун-чжень = Nie Rongzhen, Nieh Jung-chen
Чэнь И = Chen Yi
Ли Фучунь, Ли Фу-чунь = Li Fuchun
Ван Цзясян, Ван Цзя-сян = Wang Jiaxiang
У Сюцюань, У Сю-цюань = Wu Xiuquan
Кан Шэн, Кан Шен = Kang Sheng
Дэн Сяопин, Дэн Сяо-пин, Тэн Сяо-пин = Deng Xiaoping, Teng Hsiao-ping
Чан Кайши, Чан Кай-ши = Chiang Kai-shek, Jiang Jieshi, Chiang
Сун Цинлин, Сун Цин-лин = Song Qingling, Soong Ching-ling
Ким Ир Сен, Ким Ир-сен = Kim Il Sung, Kim Il-sung, Kim Ilsung, Kim Il-Sung
Пак Хен Ен, Пак Хон Ен, Пак Хен-ен, Пак Хенен = Pak Hon Yong, Pak Heon-yeong, Pak Hon-yong, Pak Heonyeong
Ли Сын Ман, Ли Сын-ман = Syngman Rhee, Rhee Syngman, Rhee, Yi Seungman
Цой Ен Ген = Choe Yong-gon, Choi Yong-gon
Ким Ду Бон = Kim Tu-bong, Kim Du-bong
Хо Ка И, Хегай = Ho Ka-i, Hegai, Khegai
Ли Кён Сан = Yi Kyong-sang
Филиппов, Сталин, Фын Си, Фын-си = Stalin, Filippov, Fyn Si, Feng Xi, Joseph Stalin
Молотов = Molotov
Маленков = Malenkov
Берия = Beria
Микоян = Mikoyan
Каганович = Kaganovich
Булганин = Bulganin
Хрущев = Khrushchev
Вышинский = Vyshinsky, Vyshinskii, Vishinsky
Громыко = Gromyko
Ворошилов = Voroshilov
Василевский = Vasilevsky, Vasilevskii
Соколовский = Sokolovsky
Жуков = Zhukov
Конев = Konev
Штыков = Shtykov
Васильев = Vasiliev, Vasilyev
Разуваев = Razuvaev, Razuvayev
Рощин = Roshchin
Захаров, Матвеев = Zakharov, Matveev, Matveyev
Красовский = Krasovsky
Ковалев = Kovalev
Панюшкин = Panyushkin
Юдин = Yudin
Суздалев = Suzdalev
Зорин = Zorin
Малик = Malik
Семенов = Semenov, Semyonov
Павлов = Pavlov
Трумэн, Трумен = Truman
Эйзенхауэр = Eisenhower
Ачесон = Acheson
Даллес = Dulles
Макартур, Мак-Артур = MacArthur
Риджуэй, Риджвей = Ridgway
Кларк = Clark
Эттли = Attlee
Черчилль = Churchill
Неру = Nehru
Панникар = Panikkar
Тито = Tito
Хо Ши Мин, Хо Ши-мин = Ho Chi Minh
`;

const PLACES = `
Пекин, Бейпин, Бэйпин = Beijing, Peking, Peiping, Beiping
Нанкин = Nanjing, Nanking
Шанхай = Shanghai
Мукден, Шэньян = Shenyang, Mukden
Тяньцзинь, Тяньцзин = Tianjin, Tientsin
Кантон, Гуанчжоу = Guangzhou, Canton
Чунцин = Chongqing, Chungking
Ухань = Wuhan
Харбин = Harbin
Чанчунь = Changchun
Аньдун, Андун, Даньдун = Andong, Antung, Dandong
Порт-Артур, Люйшунь = Port Arthur, Lushun
Дальний, Далянь, Дайрен = Dalian, Dairen, Dalny
Формоза, Тайвань = Taiwan, Formosa
Гонконг = Hong Kong, Hongkong
Синьцзян = Xinjiang, Sinkiang
Ялу, Ялуцзян, Амноккан = Yalu, Amnok
Тумэнь, Туманган = Tumen
Пхеньян = Pyongyang, P'yongyang
Сеул = Seoul
Пусан, Фузан = Busan, Pusan
Тэгу, Тайко = Daegu, Taegu
Тэджон, Тайден = Daejeon, Taejon
Инчхон, Инчон, Чемульпо, Дзинсен = Incheon, Inchon, Chemulpo
Вонсан, Гензан = Wonsan
Кэсон, Кайсон, Кайсен, Кайдзе = Kaesong, Gaeseong
Хамхын, Канко = Hamhung
Хыннам, Конан = Hungnam
Чхонджин, Сейсин = Chongjin
Синыйчжу, Синыйджу, Сингисю = Sinuiju
Пханмунджом, Паньмыньчжень = Panmunjom
Сувон, Суйген = Suwon
Кванджу = Gwangju, Kwangju
Ханган, Ханьган = Han River, Hangang
Нактонган = Naktong, Nakdong
Окинава = Okinawa
Токио = Tokyo
Вашингтон = Washington
Лондон = London
Москва = Moscow
Владивосток = Vladivostok
Хабаровск = Khabarovsk
Ворошилов-Уссурийский = Voroshilov
Ленинград = Leningrad
Дели = Delhi, New Delhi
Женева = Geneva
Париж = Paris
Берлин = Berlin
Варшава = Warsaw
Прага = Prague
Будапешт = Budapest
Бухарест = Bucharest
`;

const STATES = `
Корея, КНДР = Korea, DPRK, Korean
Китай, КНР = China, PRC, Chinese
Маньчжурия = Manchuria, Manchurian
Япония = Japan, Japanese
Россия, СССР, Советский Союз = Russia, USSR, Soviet Union, Soviet
США, Америка = USA, US, United States, America, American
Англия, Великобритания = England, Britain, Great Britain, United Kingdom
Индия = India
Вьетнам, Индокитай = Vietnam, Viet Nam, Indochina
Монголия, МНР = Mongolia
Германия = Germany
Франция = France
Польша = Poland
Югославия = Yugoslavia
`;

function rows(kind: Alias['kind'], table: string): readonly Alias[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [ru = '', en = ''] = row.split(' = ');
      return { id: (en.split(', ')[0] ?? '').toLowerCase(), kind, ru: ru.split(', '), en: en.split(', ') };
    });
}

/** The names that the app knows from the start; a project can bring its own in the same shape. */
export const ALIASES: readonly Alias[] = [
  ...rows('person', PERSONS),
  ...rows('place', PLACES),
  ...rows('state', STATES),
];
