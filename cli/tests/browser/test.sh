#!/usr/bin/env bash
# Tests of the desk in headless Chromium: needs `chromium`, `chromedriver` and `python3`. With AXE, the
# path of axe-core's script, pages are checked by it, too. NUTGRAF names a program that is built already.
set -euo pipefail
cd "$(dirname "$0")/../../.."
if [ -z "${NUTGRAF-}" ]; then
    # With Parquet, as the other tests are: what they built is not built again.
    cargo build --locked --package nutgraf --features parquet
    target=$(cargo metadata --format-version 1 --no-deps --locked |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')
    NUTGRAF=$target/debug/nutgraf
fi
exec python3 cli/tests/browser/desk.py "$NUTGRAF" ${AXE:+"$AXE"}
