"""Makes the spreadsheets of tests/fixtures/sheet anew, with openpyxl, XlsxWriter and LibreOffice: python3 tests/sheet/corpus/make.py.

Each is one list of participants, as that program writes it. Nothing in it is anybody's.
"""

import datetime
import pathlib
import shutil
import subprocess
import tempfile

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

HERE = pathlib.Path("tests/fixtures/sheet")
HEAD = ["delegation", "name", "e-mail", "functions", "remote", "until"]
DAY = datetime.date(2030, 5, 17)
MOMENT = datetime.datetime(2030, 5, 17, 18, 30)


def by_openpyxl(path):
    book = openpyxl.Workbook()
    book.active.title = "notes"
    book.active.append(["not this one"])
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("participants")
    book.active = 1
    sheet.append(HEAD)
    sheet.append(["ARL", "Ánna Löw", "anna@example.org", "head, deputy", True, DAY])
    rich = CellRichText("王 ", TextBlock(InlineFont(b=True), "芳"), " & <Co>")
    sheet.append(["BRU", rich, None, None, False, MOMENT])
    sheet["A5"], sheet["B5"], sheet["F5"] = "007", "two\nlines", 2030
    sheet["B6"] = '="not worked " & "out"'
    sheet["A7"], sheet["B7"] = "علي", "_x0041_"
    book.save(path)


def by_xlsxwriter(path, **options):
    book = xlsxwriter.Workbook(path, options)
    sheet = book.add_worksheet("participants")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    french = book.add_format({"num_format": "[$-40C]d mmmm yyyy;@"})
    money = book.add_format({"num_format": '#,##0.00 "dh"'})
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, HEAD, bold)
    sheet.write_row(1, 0, ["ARL", "Ánna Löw", "anna@example.org", "head, deputy"])
    sheet.write_boolean(1, 4, True)
    sheet.write_datetime(1, 5, MOMENT, day)
    sheet.write_string(2, 0, "BRU")
    sheet.write_rich_string(2, 1, "王 ", bold, "芳", " & <Co>")
    sheet.write_datetime(2, 5, MOMENT, french)
    sheet.write_string(4, 0, "007")
    sheet.write_formula(4, 1, '="Iv" & "an"', None, "Ivan")
    sheet.write_formula(4, 4, "=1=1", None, True)
    sheet.write_formula(4, 5, "=DATE(2030,5,17)", day, 47620)
    sheet.write_number(5, 1, 1234.5, money)
    sheet.write_url(5, 2, "mailto:b@example.org", string="b@example.org")
    sheet.write_blank(6, 3, None, bold)
    sheet.write_string(7, 0, " علي ")
    book.close()


def by_libreoffice(source, path):
    """What LibreOffice makes of another program's file: it works the formulas out and writes all of it anew."""
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", work, source], check=True)
        shutil.copy(pathlib.Path(work) / source.name, path)


HERE.mkdir(exist_ok=True)
by_openpyxl(HERE / "openpyxl.xlsx")
by_xlsxwriter(HERE / "xlsxwriter.xlsx")
by_xlsxwriter(HERE / "xlsxwriter-inline.xlsx", constant_memory=True)
by_xlsxwriter(HERE / "xlsxwriter-1904.xlsx", date_1904=True)
by_libreoffice(HERE / "openpyxl.xlsx", HERE / "libreoffice.xlsx")
by_libreoffice(HERE / "xlsxwriter.xlsx", HERE / "libreoffice-of-xlsxwriter.xlsx")
