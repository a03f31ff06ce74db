"""Where papers and their expected texts are put. A text has a line for each paragraph or table row, cells joined by tabs."""
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path()
MADE = set()
COPIED = "2023-07-05 09:00:00"


def put(path, content, lines=None):
    """One paper, and what must be read from it; lines None where its text is that of its parts."""
    target = ROOT / "鹤渡镇" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    MADE.add(path)
    if lines is not None:
        tell(path, lines)


def tell(path, lines):
    """The expected text of a paper, or of one inside another: outer!inner."""
    target = ROOT / "expected-text" / (path + ".txt")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(row(line) + "\n" for line in lines), encoding="utf-8")


def row(line):
    return line if isinstance(line, str) else "\t".join(line).rstrip("\t")


def run(command, content, name, made):
    """What a program makes of one file: command(folder, file) is its command line, made the name of its answer."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / name
        source.write_bytes(content)
        subprocess.run(command(folder, str(source)), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return (pathlib.Path(folder) / made).read_bytes()


def convert(content, name, ending, filter_name=None):
    """By the office suite, at the time of copying."""
    target = ending if filter_name is None else f"{ending}:{filter_name}"
    command = lambda folder, source: ["faketime", "-f", "@" + COPIED, "soffice", "--headless", f"-env:UserInstallation=file://{tempfile.gettempdir()}/docreview-formats",
                                      "--convert-to", target, "--outdir", folder, source]
    return run(command, content, name, name.rsplit(".", 1)[0] + "." + ending)
