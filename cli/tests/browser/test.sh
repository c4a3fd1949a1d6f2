#!/bin/sh
# Tests of the desk in headless Chromium: needs `chromium`, `chromedriver` and `python3`. With AXE, the path
# of axe-core's script, pages are checked by it, too.
set -eu
cd "$(dirname "$0")/../../.."
program=${NUTGRAF:-target/debug/nutgraf}
[ -x "$program" ] || cargo build --locked -p nutgraf
# shellcheck disable=SC2086
exec python3 cli/tests/browser/desk.py "$program" ${AXE:-}
