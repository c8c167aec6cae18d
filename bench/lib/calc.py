"""Drives LibreOffice Calc for bench/lib/calc.ts: one command a line comes in as JSON, one answer a line goes out."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

START_SECONDS = 60
# Commas, double quotes, UTF-8, from the first line on, every column a text.
CSV = "44,34,76,1," + "/".join(f"{column}/2" for column in range(1, 50))
FILTERS = {
    "csv": {"FilterName": "Text - txt - csv (StarCalc)", "FilterOptions": CSV},
    "ods": {"FilterName": "calc8"},
}


def properties(**values):
    def one(name, value):
        property = PropertyValue()
        property.Name, property.Value = name, value
        return property

    return tuple(one(name, value) for name, value in values.items())


def start(profile):
    """A Calc with a profile of its own that nobody sees, and what opens its documents."""
    pipe = f"offshelf-bench-{os.getpid()}"
    quiet = ["--headless", "--norestore", "--nologo", "--nodefault"]
    place = [f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"]
    calc = subprocess.Popen(["soffice", *quiet, *place], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    last = time.monotonic() + START_SECONDS
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return calc, there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            if calc.poll() not in (None, 0) or time.monotonic() > last:
                raise
            time.sleep(0.1)


def find_column(sheet, heading):
    """The cells under a heading of the first line."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    headings = sheet.getCellRangeByPosition(0, 0, end.EndColumn, 0).getDataArray()[0]
    column = headings.index(heading)
    return sheet.getCellRangeByPosition(column, 1, column, end.EndRow)


def replace(column, find, text):
    """Replaces what a pattern finds, as Replace All does; answers how many places it found."""
    search = column.createReplaceDescriptor()
    search.SearchCaseSensitive = True
    search.SearchRegularExpression = True
    search.SearchString, search.ReplaceString = find, text
    return column.replaceAll(search)


def digest(column):
    """Of every text of the column, a line each."""
    texts = (text for (text,) in column.getDataArray())
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def serve(desktop):
    document = column = None

    def open_document(file, kind, heading):
        nonlocal document, column
        how = properties(Hidden=True, **FILTERS[kind])
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(file), "_blank", 0, how)
        column = find_column(document.Sheets.getByIndex(0), heading)

    commands = {
        "open": open_document,
        "replace": lambda find, text: replace(column, find, text),
        "undo": lambda: document.UndoManager.undo(),
        "save": lambda file, kind: document.storeToURL(uno.systemPathToFileUrl(file), properties(**FILTERS[kind])),
        "digest": lambda: digest(column),
        "close": lambda: document.close(True),
    }
    for line in sys.stdin:
        name, *rest = json.loads(line)
        print(json.dumps(commands[name](*rest)), flush=True)


profile = tempfile.mkdtemp(prefix="offshelf-calc-")
calc, desktop = start(profile)
try:
    print("null", flush=True)
    serve(desktop)
finally:
    try:
        desktop.terminate()
    except DisposedException:
        pass  # It ends while it answers.
    calc.wait()
    shutil.rmtree(profile, ignore_errors=True)
