"""Tables of every library come back as what they are, and say what lists say."""

import pytest

import nutgraf

TEXTS = [
    "Shelling stopped in the Orlen Strait. Envoys of both armies signed the ceasefire at dawn.",
    "The striker scored twice as the league leaders won the cup final.",
    "",
    "The central bank raised interest rates by a quarter point to slow inflation.",
]
IDS = ["a", "b", "c", "d"]


def columns(frame):
    """The columns of whatever it is, as lists."""
    for method in ("to_pydict", "to_dict"):
        if hasattr(frame, method):
            asked = {"orient": "list"} if type(frame).__module__.startswith("pandas") else {}
            asked = {"as_series": False} if type(frame).__module__.startswith("polars") else asked
            return getattr(frame, method)(**asked)
    raise TypeError(type(frame))


def pandas_frame(**data):
    return pytest.importorskip("pandas").DataFrame(data, index=range(10, 14))


def polars_frame(**data):
    return pytest.importorskip("polars").DataFrame(data)


def arrow_table(**data):
    return pytest.importorskip("pyarrow").table(data)


def arrow_batch(**data):
    return pytest.importorskip("pyarrow").record_batch(data)


MAKERS = [pandas_frame, polars_frame, arrow_table, arrow_batch]


@pytest.mark.parametrize("make", MAKERS)
def test_a_table_comes_back_with_columns_added(model, make):
    frame = make(id=IDS, text=TEXTS, year=[2024, 2025, 2026, 2026])
    tagged = model.classify(frame, brief=True)
    assert type(tagged) is type(frame)
    found = columns(tagged)
    assert list(found)[:6] == ["id", "text", "year", "topic", "topic_probability", "topic_sure"]
    assert found["year"] == [2024, 2025, 2026, 2026]
    listed = model.classify([{"id": i, "text": t} for i, t in zip(IDS, TEXTS)], brief=True)
    for row, own in enumerate(listed):
        if "error" in own:
            assert found["error"][row] == own["error"]
            continue
        assert found["error"][row] is None or found["error"][row] != found["error"][row]
        topics = [tag for tag in own["tags"] if tag["facet"] == "topic"]
        assert list(found["topic"][row]) == [tag["label"] for tag in topics]
        assert list(found["topic_probability"][row]) == [tag["probability"] for tag in topics]
        assert list(found["topic_sure"][row]) == [tag["sure"] for tag in topics]
        assert list(found["brief"][row]) == [sentence["text"] for sentence in own["brief"]]
        assert found["language"][row] == own["language"]
        told = [(tag["facet"], tag["label"], tag["probability"]) for tag in found["tags"][row]]
        assert told == [(tag["facet"], tag["label"], tag["probability"]) for tag in own["tags"]]


@pytest.mark.parametrize("make", MAKERS)
def test_only_what_is_kept_comes_back(model, make):
    frame = make(id=IDS, text=TEXTS, topic=IDS)
    names = list(columns(model.classify(frame, keep=["topic"])))
    assert names[:3] == ["topic", "id", "nutgraf_topic"]
    assert "text" not in names


def test_the_index_of_pandas_stays(model):
    frame = pandas_frame(text=TEXTS)
    assert list(model.classify(frame).index) == [10, 11, 12, 13]


def test_duckdb_takes_and_gives_tables(model):
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    archive = duckdb.sql(f"SELECT unnest({IDS}) AS id, unnest({TEXTS}) AS text")
    tags = model.classify(archive, keep=["id"])
    assert isinstance(tags, nutgraf.Table)
    found = duckdb.sql("SELECT id, topic FROM tags WHERE error IS NULL ORDER BY id").fetchall()
    assert found == list(zip("abd", model.predict([TEXTS[0], TEXTS[1], TEXTS[3]])))


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
def test_texts_of_every_kind_are_read(model, kind):
    arrow = pytest.importorskip("pyarrow")
    plain = arrow.array([None, *TEXTS])[1:]
    texts = (
        plain.dictionary_encode() if kind == "dictionary" else plain.cast(getattr(arrow, kind)())
    )
    tagged = model.classify(arrow.table({"text": texts}))
    assert (
        tagged["topic"].to_pylist()
        == model.classify(pandas_frame(text=TEXTS))["topic"]
        .where(lambda own: own.notna(), None)
        .tolist()
    )


def test_batches_without_rows_have_all_columns(model):
    arrow = pytest.importorskip("pyarrow")
    empty = arrow.table({"id": [], "text": []}, arrow.schema({"id": "string", "text": "string"}))
    full = model.classify(arrow.table({"id": IDS, "text": TEXTS}))
    assert model.classify(empty).schema == full.schema


def test_columns_of_every_library_are_lists_of_texts(model):
    frames = [pandas_frame(text=TEXTS[:2] * 2)["text"], polars_frame(text=TEXTS[:2] * 2)["text"]]
    frames.append(arrow_table(text=TEXTS[:2] * 2)["text"])
    for column in frames:
        assert model.predict(column) == model.predict(TEXTS[:2] * 2)


def test_a_frame_is_predicted_as_its_texts_are(model):
    texts = [text for text in TEXTS if text] + ["Er kam."]
    for make in MAKERS:
        assert model.predict(make(text=texts)) == model.predict(texts)
    with pytest.raises(nutgraf.ReadError, match="<memory>:3"):
        model.predict(pandas_frame(text=TEXTS))


def test_a_column_that_there_is_not_is_named(model):
    with pytest.raises(KeyError, match="no column `body`; it has text"):
        model.classify(arrow_table(text=TEXTS), keep=["body"])


def test_briefs_and_labels_come_from_tables(model):
    frame = polars_frame(text=TEXTS, section=["war", "sport", "sport", "money"])
    briefs = nutgraf.summarise(frame, sentences=1)
    assert briefs["brief"].list.len().to_list()[:2] == [1, 1]
    assert "error" in briefs.columns


def test_one_label_an_article_is_no_list():
    texts = [f"{text} {number}" for number in range(3) for text in TEXTS if text]
    desk = nutgraf.train(texts, ["war", "sport", "money"] * 3, facet="desk")
    for make in MAKERS:
        found = columns(desk.classify(make(text=TEXTS)))
        assert list(found["desk"])[:2] == ["war", "sport"] and found["desk"][3] == "money"
        assert found["desk_probability"][0] > 0.3
        assert found["desk"][2] is None or found["desk"][2] != found["desk"][2]
