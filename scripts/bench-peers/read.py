"""Opens files by the programs that other people read them with, and says in how many each found what they hold.

Usage: read.py FOLDER PEER; prints one JSON object. FOLDER is what test/bench/format-peers.ts writes.
"""

import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from glob import glob
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
folder, peer = sys.argv[1:3]


def flat(text):
    return re.sub(r"\s+", " ", text).strip()


def lines_of(text):
    return [one for one in (flat(line) for line in text.split("\n")) if one]


def expected(format):
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        return [one for one in json.load(file) if one["format"] == format]


def path_of(entry):
    return os.path.join(folder, entry["file"])


def run(*command, raw=False):
    out = subprocess.run(command, capture_output=True, check=True).stdout
    return out if raw else out.decode("utf-8")


def compare(entries, read, wanted=lambda entry: [flat(line) for line in entry["lines"]]):
    """`read` gives what the peer found; a failure of the peer counts as a difference, and is named."""
    same, differ = 0, []
    for entry in entries:
        try:
            found = read(entry)
        except Exception as error:  # what a peer throws is its answer
            found = f"{type(error).__name__}: {error}"
        if found == wanted(entry):
            same += 1
        else:
            differ.append(entry["file"])
    return {"files": len(entries), "same": same, "differ": differ[:8]}


def ocrd_lines(path):
    from ocrd_models.ocrd_page import parse

    page = parse(path, silence=True).get_Page()
    found = []
    for region in page.get_AllRegions(classes=["Text"], order="reading-order"):
        for line in region.get_TextLine():
            texts = line.get_TextEquiv()
            found.append(flat(texts[0].Unicode or "") if texts else "")
    return [one for one in found if one]


def ocrd():
    tally = compare(expected("page"), lambda entry: ocrd_lines(path_of(entry)))
    from ocrd_models.ocrd_page import parse

    pages = sorted(glob(os.path.join(folder, "back-page", "out", "*.xml")))
    named = 0
    for path in pages:
        name = parse(path, silence=True).get_Page().imageFilename
        stem = os.path.splitext(os.path.basename(path))[0]
        is_there = os.path.exists(os.path.join(os.path.dirname(path), name))
        named += is_there and os.path.splitext(name)[0] == stem and len(ocrd_lines(path)) == 3
    return {**tally, "folder": f"{named} of {len(pages)} of the folder with picture and text"}


def escriptorium():
    """Its import looks for the picture by the name in the file: `fileName` of ALTO, `imageFilename` of PAGE."""
    found = {"files": 0, "same": 0, "differ": []}
    for format in ["page", "alto"]:
        out = os.path.join(folder, f"back-{format}", "out")
        for path in sorted(glob(os.path.join(out, "*.xml"))):
            root = ElementTree.parse(path).getroot()
            names = [one.get("imageFilename") for one in root.iter() if one.tag.endswith("}Page")]
            names += [one.text for one in root.iter() if one.tag.endswith("}fileName")]
            [name] = [one for one in names if one]
            found["files"] += 1
            if os.path.exists(os.path.join(out, name)):
                found["same"] += 1
            else:
                found["differ"].append(path)
    return found


def dinglehopper():
    from dinglehopper.extracted_text import normalize_sbb
    from dinglehopper.ocr_files import extract

    def read(entry):
        return flat(normalize_sbb(extract(path_of(entry), textequiv_level="line").text)).split(" ")

    def wanted(entry):
        text = "\n".join(entry["lines"])
        return flat(normalize_sbb(unicodedata.normalize("NFC", text))).split(" ")

    return compare(expected("page"), read, wanted)


def alto_tools():
    command = os.path.join(os.path.dirname(sys.executable), "alto-tools")

    def read(entry):
        return flat(run(command, "-t", path_of(entry))).split(" ")

    # Of a divided word it says the whole one, where the line begins that divides it.
    return compare(expected("alto"), read, lambda entry: flat(" ".join(entry["lines"])).split(" "))


def hocr_tools():
    home = os.path.dirname(sys.executable)

    def read(entry):
        from lxml import html

        run(os.path.join(home, "hocr-check"), path_of(entry))
        # As hocr-lines does, but told of UTF-8, which it leaves to be guessed.
        document = html.parse(path_of(entry), html.HTMLParser(encoding="utf-8"))
        lines = document.xpath("//*[@class='ocr_line']")
        return [one for one in (flat(line.text_content()) for line in lines) if one]

    return compare(expected("hocr"), read)


def poppler():
    entries = expected("pdf")
    words = near = 0

    def read(entry):
        nonlocal words, near
        root = ElementTree.fromstring(run("pdftotext", "-bbox", path_of(entry), "-"))
        found = [
            (one.text or "", [float(one.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")])
            for one in root.iter()
            if one.tag.endswith("}word")
        ]
        for word in entry["words"]:
            words += 1
            near += any(text == word["text"] and iou(box, word["box"]) >= 0.5 for text, box in found)
        return sorted(text for text, _ in found)

    tally = compare(entries, read, lambda entry: sorted(word["text"] for word in entry["words"]))
    return {**tally, "words": f"{near} of {words} words, IoU >= 0.5"}


def poppler_grown():
    """PDFs that came in, with text put behind them: every byte is still there, the pages look the same, the text is where it was put."""
    entries = expected("grown")
    words = near = alike = 0

    def pixels(path):
        return run("pdftoppm", "-r", "40", "-l", "3", "-gray", path, raw=True)

    def read(entry):
        nonlocal words, near, alike
        with open(entry["given"], "rb") as file:
            given = file.read()
        with open(path_of(entry), "rb") as file:
            if file.read()[: len(given)] != given:
                return "other bytes"
        alike += pixels(entry["given"]) == pixels(path_of(entry))
        root = ElementTree.fromstring(run("pdftotext", "-cropbox", "-bbox", path_of(entry), "-"))
        found = [
            (one.text or "", [float(one.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")])
            for one in root.iter()
            if one.tag.endswith("}word")
        ]
        for word in entry["words"]:
            words += 1
            near += any(text == word["text"] and iou(box, word["box"]) >= 0.5 for text, box in found)
        return sorted(text for text, _ in found)

    tally = compare(entries, read, lambda entry: sorted(word["text"] for word in entry["words"]))
    return {
        **tally,
        "words": f"{near} of {words} words, IoU >= 0.5",
        "pixels": f"{alike} of {len(entries)} look as before",
    }


def iou(a, b):
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    shared = max(0.0, width) * max(0.0, height)
    both = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared / both if both > 0 else 0


def docx_parts(paragraphs):
    """Text, what was put in and what was taken out, of paragraphs of a Word file as python-docx has them."""
    lines, inserted, deleted = [], "", ""
    for paragraph in paragraphs:
        line = ""
        for node in paragraph._p.iter():
            if node.tag == f"{W}t":
                line += node.text or ""
            if node.tag == f"{W}ins":
                inserted += "".join(one.text or "" for one in node.iter(f"{W}t"))
            if node.tag == f"{W}delText":
                deleted += node.text or ""
        lines.append(flat(line))
    return [one for one in lines if one], re.sub(r"\s", "", inserted), re.sub(r"\s", "", deleted)


def wanted_docx(entry):
    lines = [flat(line) for line in entry["lines"]]
    return lines, entry["inserted"], entry["deleted"], entry["comments"]


def python_docx():
    from docx import Document

    def read(entry):
        document = Document(path_of(entry))
        lines, inserted, deleted = docx_parts(document.paragraphs[1:])
        return lines, inserted, deleted, [one.text for one in document.comments]

    return compare(expected("docx"), read, wanted_docx)


def libreoffice():
    entries = expected("docx")
    out = os.path.join(folder, "odt")
    profile = f"-env:UserInstallation=file://{os.path.join(folder, 'profile')}"
    files = [path_of(entry) for entry in entries]
    for at in range(0, len(files), 40):
        run("soffice", profile, "--headless", "--convert-to", "odt", "--outdir", out, *files[at : at + 40])
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"

    def shown(node):
        """The text of a paragraph, without the comments in it."""
        found = node.text or ""
        for child in node:
            if child.tag == f"{text}s":
                found += " " * int(child.get(f"{text}c", "1"))
            elif child.tag in (f"{text}tab", f"{text}line-break"):
                found += " "
            elif child.tag != f"{office}annotation":
                found += shown(child)
            found += child.tail or ""
        return found

    def between(body, ids):
        """The text between the marks where a change begins and ends, for changes of these ids."""
        found, is_in = "", False
        for node in body.iter():
            if node.tag in (f"{text}change-start", f"{text}change-end"):
                if node.get(f"{text}change-id") in ids:
                    is_in = node.tag == f"{text}change-start"
            elif is_in:
                found += node.text or ""
            found += (node.tail or "") if is_in else ""
        return found

    def read(entry):
        name = os.path.join(out, os.path.splitext(entry["file"])[0] + ".odt")
        with zipfile.ZipFile(name) as odt:
            root = ElementTree.fromstring(odt.read("content.xml"))
        body = next(root.iter(f"{office}text"))
        deleted = "".join(
            shown(one) for change in body.iter(f"{text}deletion") for one in change.iter(f"{text}p")
        )
        ids = {one.get(f"{text}id") for one in body.iter(f"{text}changed-region") if one.find(f"{text}insertion") is not None}
        inserted = between(body, ids)
        paragraphs = [one for one in body if one.tag in (f"{text}p", f"{text}h")]
        lines = [flat(shown(one)) for one in paragraphs[1:]]
        comments = [
            "\n".join(shown(one) for one in note.iter(f"{text}p")) for note in body.iter(f"{office}annotation")
        ]
        return [one for one in lines if one], re.sub(r"\s", "", inserted), re.sub(r"\s", "", deleted), comments

    return compare(entries, read, wanted_docx)


PEERS = {
    "OCR-D core (PAGE)": ocrd,
    "eScriptorium's names (PAGE, ALTO)": escriptorium,
    "dinglehopper (PAGE)": dinglehopper,
    "alto-tools (ALTO)": alto_tools,
    "hocr-tools (hOCR)": hocr_tools,
    "poppler (PDF)": poppler,
    "poppler (PDF that came in)": poppler_grown,
    "python-docx (DOCX)": python_docx,
    "LibreOffice (DOCX)": libreoffice,
}

if __name__ == "__main__":
    print(json.dumps(PEERS[peer](), ensure_ascii=False))
