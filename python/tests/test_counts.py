"""Parts that were counted one by one make the model that all articles make together."""

import random

import pytest

import nutgraf

from conftest import ROOT

WORDS = (ROOT / "seeds" / "011-orlen-truce-signed.txt").read_text().split()


@pytest.fixture(scope="module")
def desk(seeds):
    """Articles with the label of a desk, one of them twice and one said to be something else."""
    order = random.Random(7)
    desks = ["war", "sport", "money"]
    rows = [
        {
            "id": own["id"],
            "text": " ".join([desks[n % 3]] * 3 + order.sample(WORDS, 60)),
            "desk": desks[n % 3],
        }
        for n, own in enumerate(seeds[:60])
    ]
    return [*rows, rows[5], {**rows[6], "desk": "money"}]


@pytest.mark.filterwarnings("ignore:.*left out")
@pytest.mark.parametrize("algorithm", ["complement", "multinomial", "discriminative"])
@pytest.mark.parametrize("several", [False, True])
def test_merged_counts_give_the_bytes_of_one_process(tmp_path, desk, algorithm, several):
    labels = [[own["desk"], "news"] if several else own["desk"] for own in desk]
    nutgraf.train(desk, labels, facet="desk", algorithm=algorithm, vectors=False).save(
        tmp_path / "a"
    )
    for size in (1, 13, len(desk)):
        parts = [
            nutgraf.count(
                desk[at : at + size], labels[at : at + size], facet="desk", algorithm=algorithm
            )
            for at in range(0, len(desk), size)
        ]
        half = len(parts) // 2
        halves = [nutgraf.merge(own) for own in (parts[:half], parts[half:]) if own]
        model = nutgraf.train_counts(nutgraf.merge(halves))
        model.save(tmp_path / "b")
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_batches_of_arrow_are_counted(desk):
    arrow = pytest.importorskip("pyarrow")
    rows = desk[:60]
    batch = arrow.RecordBatch.from_pylist(rows)
    labels = [own["desk"] for own in rows]
    assert nutgraf.count(batch, "desk") == nutgraf.count(rows, labels, facet="desk")


def test_what_is_left_out_is_told(desk):
    counts = nutgraf.count(desk, [own["desk"] for own in desk])
    with pytest.warns(UserWarning, match="2 left out, the first: <memory>:61"):
        nutgraf.train_counts(counts)


@pytest.mark.parametrize(
    ("work", "error", "said"),
    [
        (lambda: nutgraf.count("labels.csv", None), TypeError, "give their articles"),
        (lambda: nutgraf.count(["a"], ["b", "c"]), ValueError, "2 labels for 1 articles"),
        (lambda: nutgraf.count([""], ["b"]), nutgraf.ReadError, "<memory>:1"),
        (lambda: nutgraf.merge([]), nutgraf.TrainError, "there are no training counts"),
        (lambda: nutgraf.train_counts(b"?"), nutgraf.TrainError, "these are no training counts"),
        (
            lambda: nutgraf.merge(
                [nutgraf.count(["a"], ["b"], language=code) for code in ("en", "de")]
            ),
            nutgraf.TrainError,
            "not counted alike",
        ),
        (
            lambda: nutgraf.train_counts(
                nutgraf.count(["Rain fell.", "Pell won."], ["a", "b"], algorithm="discriminative")
            ),
            nutgraf.TrainError,
            "so short that their characters count",
        ),
    ],
)
def test_what_cannot_be_counted_is_told(work, error, said):
    with pytest.raises(error, match=said):
        work()
