#!/usr/bin/env bash
# Builds the wheel, quickly rather than fast, in an environment of its own, and tests it against the
# program. NUTGRAF_ENGINES=1 also installs engines of clusters, and tests what docs/cluster.md says
# of them. Run from anywhere; the first run downloads some 100 MB of Python packages.
set -euo pipefail
cd "$(dirname "$0")"

command -v cargo >/dev/null || { echo "install Rust first: https://rustup.rs" >&2; exit 2; }
target=$(cargo metadata --format-version 1 --no-deps --locked |
    python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')
venv=$target/python
[ -x "$venv/bin/python" ] || python3 -m venv "$venv" || {
    echo "install Python with venv and pip first (Debian: apt-get install python3-venv)" >&2
    exit 2
}
packages=("maturin>=1.9,<2" pytest pandas polars duckdb pyarrow nbclient ipykernel ruff mypy)
[ -z "${NUTGRAF_ENGINES-}" ] || packages+=(pysail pyspark-client "dask[dataframe]")
"$venv/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}"

# With Parquet, as the tests of the program are: what they built is not built again.
cargo clippy --locked --package nutgraf-python --features parquet -- -D warnings
cargo build --locked --package nutgraf --features parquet
"$venv/bin/maturin" build --quiet --locked --profile dev --interpreter "$venv/bin/python" \
    --out "$target/wheels"
"$venv/bin/pip" install --quiet --disable-pip-version-check --force-reinstall --no-deps \
    "$(ls -t "$target"/wheels/nutgraf-*.whl | head -n 1)"

"$venv/bin/ruff" check lib tests
"$venv/bin/ruff" format --check lib tests
"$venv/bin/mypy" lib/nutgraf
NUTGRAF=$target/debug/nutgraf "$venv/bin/python" -m pytest "$@"
