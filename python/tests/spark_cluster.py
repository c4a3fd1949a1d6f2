"""A real cluster of two workers, an executor of which is killed in the middle of a job.

The rows must be those of one process. It runs the program of docs/cluster.md; spark_cluster.sh makes
the environment that it needs.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow
import pyspark
from pyarrow import parquet

import nutgraf

ROOT = Path(__file__).parents[2]
PORT = 17077
MASTER = f"spark://127.0.0.1:{PORT}"
FILES = 24


def main(folder: Path, count: int) -> None:
    """Runs everything in `folder`, on so many articles."""
    os.chdir(folder)
    write_articles(count)
    started = time.monotonic()
    alone = nutgraf.load().classify(parquet.read_table("articles.parquet"), keep=["id"], threads=2)
    print(f"one process, two threads: {time.monotonic() - started:.1f} s")
    daemons = start_cluster()
    try:
        killed, seconds = run_job([daemon.pid for daemon in daemons])
    finally:
        for daemon in daemons:
            daemon.terminate()
    print(f"two workers, executor {killed} killed: {seconds:.1f} s")
    compare(parquet.read_table("tags.parquet"), alone)
    print(f"{count} rows, identical")


def write_articles(count: int) -> None:
    """The articles of the example newsroom, again and again, one in a thousand of them empty."""
    texts = [path.read_text() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    Path("articles.parquet").mkdir()
    for file in range(FILES):
        ids = range(file, count, FILES)
        rows = [
            {"id": f"{i:07}", "text": "" if i % 1000 == 7 else texts[i % len(texts)]} for i in ids
        ]
        parquet.write_table(pyarrow.Table.from_pylist(rows), f"articles.parquet/{file:02}.parquet")


def start_cluster() -> list[subprocess.Popen[bytes]]:
    """A master and two workers of one core each; the pip package has no start-up scripts."""
    command = [str(Path(pyspark.__file__).parent / "bin" / "spark-class")]
    deploy = "org.apache.spark.deploy"
    master = f"{deploy}.master.Master --host 127.0.0.1 --port {PORT} --webui-port 0"
    worker = f"{deploy}.worker.Worker --host 127.0.0.1 --cores 1 --memory 2g --webui-port 0"
    commands = [master, *(f"{worker} --work-dir work{number} {MASTER}" for number in (1, 2))]
    daemons = []
    for number, arguments in enumerate(commands):
        with open(f"daemon{number}.log", "wb") as log:
            daemons.append(subprocess.Popen(command + arguments.split(), stdout=log, stderr=log))
        time.sleep(5)
    return daemons


def run_job(daemons: list[int]) -> tuple[int, float]:
    """Runs the program and kills an executor once some of its tasks are done."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(MASTER).config("spark.sql.files.maxPartitionBytes", "1m")
    builder = builder.config("spark.sql.files.openCostInBytes", "1m")
    spark = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "2000").getOrCreate()
    killed: list[int] = []
    killer = threading.Thread(target=kill_executor, args=(spark.sparkContext, daemons, killed))
    started = time.monotonic()
    killer.start()
    exec(program(), {})
    seconds = time.monotonic() - started
    killer.join()
    spark.stop()
    return killed[0], seconds


def program() -> str:
    """The program that the documentation has."""
    text = (ROOT / "docs" / "cluster.md").read_text()
    found = re.search(r"```python spark\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return found.group(1)


def kill_executor(context: pyspark.SparkContext, daemons: list[int], killed: list[int]) -> None:
    """Kills the first executor that there is, as soon as two tasks are done and others are not."""
    tracker = context.statusTracker()
    while not killed:
        time.sleep(0.05)
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if any(own and own.numTasks > 8 and own.numCompletedTasks >= 2 for own in stages):
            executor = executors(daemons)[0]
            os.kill(executor, signal.SIGKILL)
            killed.append(executor)


def executors(daemons: list[int]) -> list[int]:
    """The executors that workers of ours have started."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            parent = int(re.search(r"PPid:\s+(\d+)", status.read_text()).group(1))
            command = (status.parent / "cmdline").read_bytes()
        except (OSError, AttributeError):
            continue
        if parent in daemons and b"CoarseGrainedExecutorBackend" in command:
            found.append(int(status.parent.name))
    return sorted(found)


def compare(found: pyarrow.Table, alone: pyarrow.Table) -> None:
    """Fails where the rows are not the same."""
    by_id = [("id", "ascending")]
    found, alone = found.sort_by(by_id).to_pylist(), alone.sort_by(by_id).to_pylist()
    assert len(found) == len(alone), f"{len(found)} rows in place of {len(alone)}"
    for theirs, ours in zip(found, alone):
        assert theirs == ours, f"{theirs}\nin place of\n{ours}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
