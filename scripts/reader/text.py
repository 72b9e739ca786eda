"""Text of lines as Soviet offices typed it: dictionary words, dates, numbers, abbreviations, telegrams, old spelling."""
import random
import re
from pathlib import Path

from alphabet import CHARS, INDEX, LOWER

DICTIONARY = Path(__file__).resolve().parents[2] / "resources" / "dictionaries"
SHORT = ("в и на не с по к из о у за от до для при что как это его ее их мы я он она они вы но а же бы ли или уже еще "
         "был была было были есть нет так тов гр г гор ул д им с/с обл р-н ст").split()
ABBREVIATIONS = ("СССР РСФСР ВКП(б) ЦК КПСС НКВД МВД МГБ КГБ ВЛКСМ РККА ВЦИК СНК УССР БССР УК УПК г. гг. т. т.е. т.д. "
                 "т.п. и.о. п. пп. ст. см. стр. л. лл. об. экз. руб. коп. кг. км. тов. гр. гр-н обл. р-на с/с ул. д. "
                 "кв. им. зам. нач. пом. отд.").split()
TELEGRAM = "ТЧК ЗПТ ДВТЧ КВЧ НР ТИРЕ ТЕЛЕГРАММА СРОЧНО СЕРИЯ ПРИНЯЛ ПЕРЕДАЛ ЧАС МИН СЛОВ БЛАНК ВЫШЕЛ".split()
MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIV XV XIX XX".split()


def forms():
    """Words of the dictionary with up to six of their endings each."""
    suffixes = {}
    for line in (DICTIONARY / "ru.aff").read_text("utf-8").splitlines():
        part = line.split()
        if len(part) >= 5 and part[0] == "SFX":
            cut, add = ("" if p == "0" else p for p in (part[2], part[3].split("/")[0]))
            suffixes.setdefault(part[1], []).append((cut, add, re.compile(part[4] + "$")))
    found, chance = set(), random.Random(1)
    for line in (DICTIONARY / "ru.dic").read_text("utf-8").splitlines():
        word, _, flags = line.strip().partition("/")
        if not re.fullmatch("[а-яёА-ЯЁ-]+", word):
            continue
        found.add(word)
        rules = [rule for flag in flags for rule in suffixes.get(flag, [])]
        for cut, add, after in chance.sample(rules, min(len(rules), 6)):
            if after.search(word) and word.endswith(cut):
                found.add((word[: -len(cut)] if cut else word) + add)
    words = sorted(found)
    random.Random(3).shuffle(words)
    return words


def old_spelling(word, r):
    """Not right Russian of 1917, but its letters where they stand: ѣ for е, і before a vowel, ъ at the end."""
    word = re.sub("и(?=[аеиоуыэюяй])", "і", word)
    word = "".join("ѣ" if c == "е" and r.random() < 0.4 else "ѳ" if c == "ф" and r.random() < 0.3 else c for c in word)
    return word + "ъ" if re.search("[бвгджзклмнпрстфхцчшщ]$", word) else word


class Text:
    def __init__(self, words, r):
        self.words, self.r = words, r

    def word(self, old):
        r = self.r
        word, kind = r.choice(self.words), r.random()
        if old:
            word = old_spelling(word, r)
        if kind < 0.16:
            word = word[:1].upper() + word[1:]
        elif kind < 0.22:
            word = word.upper()
        elif kind < 0.26:
            word = "".join(r.choice(LOWER) for _ in range(r.randint(2, 8)))
        return word + "-" + r.choice(self.words) if r.random() < 0.05 else word

    def number(self):
        r = self.r
        kind = r.random()
        if kind < 0.4:
            return "".join(r.choice("0123456789358600") for _ in range(r.randint(1, 7)))
        if kind < 0.55:
            digits = f"{r.randint(1, 31)}{r.choice('./-')}%s{r.choice('./-')}{r.choice([r.randint(17, 89), r.randint(1900, 1989)])}"
            return digits % r.choice([str(r.randint(1, 12)), "%02d" % r.randint(1, 12), r.choice(ROMAN)]) + r.choice([" г.", "г.", "", " года"])
        if kind < 0.68:
            return f"{r.randint(1, 31)} {r.choice(MONTHS)} {r.randint(1900, 1989)} " + r.choice(["г.", "года"])
        if kind < 0.82:
            return "№" + r.choice([" ", ""]) + str(r.randint(1, 20000)) + r.choice(["", "/%d" % r.randint(1, 99), "-" + r.choice("абвс"), "сс"])
        return f"{r.randint(0, 999)}{r.choice([',', '.', ':', '-', '/', '+', '='])}{r.randint(0, 999)}" + r.choice(["", "%", " руб.", " кг."])

    def token(self, old):
        r = self.r
        kind = r.random()
        if kind < 0.17:
            return r.choice(SHORT)
        if kind < 0.76:
            return self.word(old)
        if kind < 0.90:
            return self.number()
        if kind < 0.93:
            return r.choice(ABBREVIATIONS)
        if kind < 0.955:
            return f"{r.choice(LOWER).upper()}.{r.choice(['', ' '])}{r.choice(LOWER).upper()}.{r.choice(['', ' '])}{r.choice(self.words).capitalize()}"
        if kind < 0.975:
            return r.choice(ROMAN) + r.choice(["", "", "-й", "-я"])
        return "".join(r.choice(CHARS[1:]) for _ in range(r.randint(1, 5)))

    def line(self, letters):
        r, out = self.r, ""
        kind = r.random()
        old, capitals, telegram = kind < 0.04, 0.04 < kind < 0.09, 0.09 < kind < 0.12
        while len(out) < letters:
            token, mark, gap = self.token(old), r.random(), r.random()
            if telegram and mark < 0.2:
                token = r.choice(TELEGRAM)
            elif mark < 0.10:
                token += ","
            elif mark < 0.17:
                token += "."
            elif mark < 0.19:
                token += r.choice(":;!?")
            elif mark < 0.21:
                token = r.choice(['"%s"', "«%s»", "(%s)", "/%s/", '"%s".', '"%s",']) % token
            elif mark < 0.215:
                token += "-"
            after = " "
            if gap < 0.04:
                after = " - "
            elif gap < 0.06:
                after = "  "
            elif gap < 0.068:
                after = " " * r.randint(3, 6)
            elif gap < 0.076:
                after = " " + "." * r.randint(3, 12) + " "
            elif gap < 0.13 and token[-1] in ".,:;":
                after = ""
            out += token + after
        out = out[:letters].strip()
        if capitals or telegram:
            out = out.upper()
        return "".join(c if c in INDEX else " " for c in out)
