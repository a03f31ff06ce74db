"""Papers as flat OpenDocument, the one form from which the office suite writes all others."""
from xml.sax.saxutils import escape

SPACES = ' '.join(f'xmlns:{name}="{uri}"' for name, uri in {
    **{name: f"urn:oasis:names:tc:opendocument:xmlns:{rest}" for name, rest in {
        "office": "office:1.0", "text": "text:1.0", "table": "table:1.0", "style": "style:1.0", "fo": "xsl-fo-compatible:1.0", "draw": "drawing:1.0",
        "presentation": "presentation:1.0", "svg": "svg-compatible:1.0", "number": "datastyle:1.0", "meta": "meta:1.0"}.items()},
    "dc": "http://purl.org/dc/elements/1.1/", "xlink": "http://www.w3.org/1999/xlink"}.items())


def paper(kind, body, styles="", made="2023-07-05T09:00:00", author="乔麦", page="", tracked=""):
    """kind: text, spreadsheet or presentation. made: when the file says it was created."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.{kind}">
<office:meta><meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator><meta:creation-date>{made}</meta:creation-date><dc:date>{made}</dc:date></office:meta>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name-asian="Noto Serif CJK SC" fo:font-size="12pt" style:font-size-asian="12pt" style:language-asian="zh" style:country-asian="CN"/></style:default-style></office:styles>
<office:automatic-styles>{styles}
<style:page-layout style:name="L"><style:page-layout-properties fo:margin="2.5cm" {page or 'fo:page-width="21cm" fo:page-height="29.7cm"'}/></style:page-layout>
<style:style style:name="B" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="dp" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>
<office:body><office:{kind}>{tracked}{body}</office:{kind}></office:body></office:document>""".encode()


def prose(lines):
    """A line is a paragraph; a run of lists is a table."""
    out, rows = [], []
    for line in [*lines, None]:
        if isinstance(line, list):
            rows.append(line)
            continue
        if rows:
            width = max(map(len, rows))
            out.append(f'<table:table table:name="T{len(out)}"><table:table-column table:number-columns-repeated="{width}"/>')
            for cells in rows:
                padded = cells + [""] * (width - len(cells))
                out.append("<table:table-row>" + "".join(f'<table:table-cell table:style-name="B" office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>' for cell in padded) + "</table:table-row>")
            out.append("</table:table>")
            rows = []
        if line is not None:
            out.append(line if line.startswith("<") else f"<text:p>{escape(line)}</text:p>")
    return "".join(out)


def letter(lines, **about):
    return paper("text", prose(lines), **about)


def slides(pages):
    """pages: (title, lines, note, hidden)."""
    out = []
    for number, (title, lines, note, hidden) in enumerate(pages, 1):
        box = lambda y, height, texts: f'<draw:frame svg:x="2cm" svg:y="{y}cm" svg:width="22cm" svg:height="{height}cm"><draw:text-box>' + "".join(f"<text:p>{escape(t)}</text:p>" for t in texts) + "</draw:text-box></draw:frame>"
        said = f'<presentation:notes><draw:frame presentation:class="notes" svg:x="2cm" svg:y="13cm" svg:width="16cm" svg:height="10cm"><draw:text-box><text:p>{escape(note)}</text:p></draw:text-box></draw:frame></presentation:notes>' if note else ""
        out.append(f'<draw:page draw:name="p{number}" draw:master-page-name="Standard"{" draw:style-name=" + chr(34) + "dp" + chr(34) if hidden else ""}>{box(1, 2, [title])}{box(4, 10, lines)}{said}</draw:page>')
    return paper("presentation", "".join(out), page='fo:page-width="28cm" fo:page-height="15.75cm"')


def told(pages):
    """What is read of slides: each with its note after it."""
    return [line for title, lines, note, _ in pages for line in [title, *lines, *([note] if note else [])]]


FORMATS = {
    "date": '<number:date-style style:name="N-date"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>',
    "capital": '<number:number-style style:name="N-capital" number:transliteration-format="壹" number:transliteration-language="zh" number:transliteration-country="CN" number:transliteration-style="short"><number:number number:decimal-places="0" number:min-decimal-places="0" number:min-integer-digits="1"/></number:number-style>',
    "money": '<number:number-style style:name="N-money"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
    "percent": '<number:percentage-style style:name="N-percent"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>',
}


def sheet_styles():
    return "".join(FORMATS.values()) + "".join(f'<style:style style:name="c-{name}" style:family="table-cell" style:data-style-name="N-{name}"/>' for name in FORMATS)


def cell(value):
    """A text; or (value, format) of FORMATS; or {"text":…, "comment":…}."""
    note = ""
    if isinstance(value, dict):
        note = f'<office:annotation><dc:creator>{value["by"]}</dc:creator><dc:date>{value["on"]}T09:00:00</dc:date><text:p>{escape(value["comment"])}</text:p></office:annotation>'
        value = value["text"]
    if isinstance(value, tuple):
        held, form = value
        typed = f'office:value-type="date" office:date-value="{held}"' if form == "date" else f'office:value-type="{"percentage" if form == "percent" else "float"}" office:value="{held}"'
        return f'<table:table-cell table:style-name="c-{form}" {typed}>{note}</table:table-cell>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}">{note}</table:table-cell>'
    if not value:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string">{note}<text:p>{escape(value)}</text:p></table:table-cell>'


def book(sheets, **about):
    """sheets: name → (rows, hidden: whether the sheet is, hidden rows, hidden columns; both count from 0)."""
    out = []
    for name, (rows, is_hidden, hidden_rows, hidden_columns) in sheets.items():
        collapse = lambda hidden: ' table:visibility="collapse"' if hidden else ""
        columns = "".join(f"<table:table-column{collapse(i in hidden_columns)}/>" for i in range(max(map(len, rows))))
        body = "".join(f"<table:table-row{collapse(i in hidden_rows)}>{''.join(map(cell, cells))}</table:table-row>" for i, cells in enumerate(rows))
        out.append(f'<table:table table:name="{name}"{" table:style-name=" + chr(34) + "ta-hidden" + chr(34) if is_hidden else ""}>{columns}{body}</table:table>')
    styles = sheet_styles() + '<style:style style:name="ta-hidden" style:family="table"><style:table-properties table:display="false"/></style:style>'
    return paper("spreadsheet", "".join(out), styles=styles, **about)
