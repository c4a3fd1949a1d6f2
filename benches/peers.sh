#!/usr/bin/env bash
# CPU seconds of nutgraf beside its peers, in one run: train, classify, summarise.
#
# usage: benches/peers.sh NUTGRAF [PYTHON] [CORPUS...]
#
# NUTGRAF is the program (target/release/nutgraf), PYTHON one with scikit-learn, fastText and sumy.
# CORPUS is 20newsgroups, allsides-lean (its peers train for a quarter of an hour) or cnndm; all of
# them unless named. Nothing is written into the repository.
set -euo pipefail

nutgraf=$(realpath "${1:?usage: benches/peers.sh NUTGRAF [PYTHON] [CORPUS...]}")
python=${2:-python3}
shift "$(($# < 2 ? $# : 2))"
[ $# -gt 0 ] || set -- 20newsgroups allsides-lean cnndm
shared=$(realpath "$(dirname "$0")/../../shared" 2>/dev/null) || { echo "no ../shared: skipped"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Runs a command; prints what it cost under a name.
cost() {
    local name=$1
    shift
    /usr/bin/time -f "$name: %U s user, %S s system, %M KB at most" "$@" >"$work/out" 2>"$work/err"
    tail -n 1 "$work/err"
}

# Megabytes of title and text in JSON Lines, as classify_peers.py counts them.
megabytes() {
    "$python" - "$1" <<'END'
import gzip, json, sys
rows = map(json.loads, gzip.open(sys.argv[1], "rt"))
texts = (f"{row['title']}\n{row['text']}" if row.get("title") else row["text"] for row in rows)
print(f"{sum(len(text.encode()) for text in texts) / 1e6:.1f} MB of text")
END
}

tags() {
    local train=$1 test=$2
    megabytes "$test"
    cost "yardstick, wc -w of the test file" bash -c "gzip -dc '$test' | wc -w"
    cost "nutgraf train, selection included" "$nutgraf" train "$train" --facet label=label -o "$work/model" --force
    for threads in 1 2 1 2; do
        cost "nutgraf classify, $threads threads" "$nutgraf" classify --threads "$threads" --model "$work/model" --format jsonl "$test"
    done
    "$python" "$shared/peers/classify_peers.py" "$train" "$test" --only sklearn-svm-bigram,fasttext-bigram
}

for corpus in "$@"; do
    echo "== $corpus"
    case $corpus in
    20newsgroups)
        tags "$shared/corpora/topic/20newsgroups/train.jsonl.gz" "$shared/corpora/topic/20newsgroups/test.jsonl.gz"
        ;;
    allsides-lean)
        for split in train test; do
            gzip -dc "$shared/corpora/stance/allsides-lean/articles.jsonl.gz" |
                grep "\"split_media\": *\"$split\"" | gzip -1 >"$work/$split.jsonl.gz"
        done
        tags "$work/train.jsonl.gz" "$work/test.jsonl.gz"
        ;;
    cnndm)
        articles=$shared/corpora/summary/cnndm/val.jsonl.gz
        for _ in 1 2 3; do
            cost "nutgraf summarise, $(gzip -dc "$articles" | wc -l) articles" \
                "$nutgraf" summarise --threads 1 --format jsonl "$articles"
        done
        # What it prints is articles a second of wall time, so that the CPU time is needed beside it.
        /usr/bin/time -f "sumy LexRank, 300 articles: %U s user" "$python" "$shared/peers/summarise_peers.py" "$articles" "$work" --limit 300 --only sumy-lexrank
        ;;
    *)
        echo "no such corpus: $corpus" >&2
        exit 2
        ;;
    esac
done
