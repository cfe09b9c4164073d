"""Command line: ``python -m nerveroot validate`` checks all data files.

``python -m nerveroot audit`` says what each number of the book's prose rests on.
"""

import argparse
import sys
from pathlib import Path

from nerveroot.audit import command as audit
from nerveroot.data import DataError, validate


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    arguments : list of str, optional
        The words after the program name; those of the process if not given.

    Returns
    -------
    int
        0 if all is well, 1 if the data are wrong.
    """
    parser = argparse.ArgumentParser(prog="python -m nerveroot")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("validate", help="check all data files")
    check.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="another data folder, with the folders tables and generated",
    )
    audit.add_arguments(
        commands.add_parser("audit", help="say what each number of the prose rests on")
    )
    options = parser.parse_args(arguments)
    if options.command == "audit":
        return audit.run(options)
    try:
        report = validate(options.folder) if options.folder else validate()
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    print(report)
    print("All data files are valid.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
