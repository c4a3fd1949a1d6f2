#!/usr/bin/env bash
# A Spark cluster of two workers, one executor of which is killed in the middle of a job: the rows
# must be those of one process. Needs a wheel, built with `maturin build`, and Java 17
# (Debian: apt-get install default-jre-headless); downloads Spark, 450 MB.
#
#   tests/spark_cluster.sh WHEEL [ARTICLES]
set -euo pipefail
wheel=$(realpath "${1:?name the wheel}")
articles=${2:-60000}
here=$(cd "$(dirname "$0")" && pwd)

command -v java >/dev/null || { echo "install Java first: apt-get install default-jre-headless" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "pyspark>=4,<5" pyarrow "pandas<3" "$wheel"
mkdir "$folder/job"
# Workers take the Python that is first in the path, and none of the network but this machine.
export PATH=$folder/venv/bin:$PATH SPARK_LOCAL_IP=127.0.0.1 PYSPARK_PYTHON=$folder/venv/bin/python
"$folder/venv/bin/python" "$here/spark_cluster.py" "$folder/job" "$articles"
