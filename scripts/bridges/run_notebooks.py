"""Runs notebooks cell by cell and prints how far they lie from what Lectern recorded.

Each notebook is validated (nbformat 4.5, no outputs, unique ids) and executed in a process of its
own. Cells print "losses: largest relative difference D" and "parameters: ..."; the largest of each
is shown, a line a notebook. A cell that raises, as an assertion does, fails the notebook. With
--programs, the short programs that notebooks show are executed too.
"""

import argparse
import concurrent.futures
import contextlib
import io
import os
import re
import subprocess
import sys
import time
import traceback

DIFFERENCE = re.compile(r"^(losses|late losses|parameters): largest relative difference (\S+)", re.MULTILINE)


def validate(path):
    import nbformat

    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids), "cells share an id"
    for cell in notebook.cells:
        assert cell.cell_type != "code" or not cell.outputs, f"{cell.id} has outputs"
    return notebook


def run(path, programs):
    """Executes one notebook in this process and prints its line."""
    notebook = validate(path)
    os.chdir(os.path.dirname(path))
    name = "/".join([path.split(os.sep)[-3], os.path.splitext(os.path.basename(path))[0]])
    worst = {"losses": 0.0, "late losses": 0.0, "parameters": 0.0}
    names, failures, cells, start = {"__name__": "__main__"}, [], 0, time.time()
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        cells += 1
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                exec(compile(cell.source, f"{name}:{cell.id}", "exec"), names)
        except Exception as problem:
            lines = cell.source.splitlines()
            frames = traceback.extract_tb(problem.__traceback__)
            own = [frame for frame in frames if frame.filename == f"{name}:{cell.id}"]
            line = lines[own[0].lineno - 1].strip() if own else lines[0]
            failures.append(f"{cell.id} {lines[0]!r} at {line[:90]!r}: {problem!r}"[:400])
        for kind, difference in DIFFERENCE.findall(printed.getvalue()):
            worst[kind] = max(worst[kind], float(difference))
    if programs:
        failures += run_programs(notebook)
    seconds = time.time() - start
    late = worst["late losses"]
    print(
        f"{'FAILED' if failures else 'ok':6} {name:32} {cells:3} cells"
        f"  losses {worst['losses']:.1e}  parameters {worst['parameters']:.1e}  {seconds:5.1f} s"
        + (f"  (late losses of Adam on a network {late:.1e})" if late else "")
    )
    for failure in failures:
        print("       " + failure)
    return not failures


def run_programs(notebook):
    """The failures of the short programs, each run as a file of its own."""
    failures = []
    for cell in notebook.cells:
        name = cell.metadata.get("lectern", {}).get("program")
        if name is None:
            continue
        program = re.search(r"```python\n(.*?)```", cell.source, re.DOTALL)[1]
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
        if done.returncode:
            failures.append(f"program {name}: {done.stderr.strip().splitlines()[-1]}")
        else:
            last = (done.stdout.strip().splitlines() or [""])[-1]
            print(f"       {name}: {last}")
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebooks", nargs="+")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--programs", action="store_true")
    parser.add_argument("--one", action="store_true", help="run here, not in a process of its own")
    options = parser.parse_args()
    paths = [os.path.abspath(path) for path in options.notebooks]
    if options.one:
        sys.exit(0 if all([run(path, options.programs) for path in paths]) else 1)

    def apart(path):
        command = [sys.executable, __file__, "--one", path]
        command += ["--programs"] if options.programs else []
        return subprocess.run(command, capture_output=True, text=True)

    start, failed = time.time(), 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for done in pool.map(apart, paths):
            print(done.stdout, end="", flush=True)
            if done.returncode:
                failed += 1
                if "FAILED" not in done.stdout:
                    print(done.stderr[-2000:], flush=True)
    print(f"{len(paths) - failed} of {len(paths)} notebooks hold, {time.time() - start:.0f} s")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
