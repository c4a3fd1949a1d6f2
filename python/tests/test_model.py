"""Models have scikit-learn's manners."""

import math
import pickle
import threading
import time

import pytest

import nutgraf

WAR = "Shelling stopped in the Orlen Strait. Envoys of both armies signed the ceasefire at dawn."
CUP = "The striker scored twice as the league leaders won the cup final."
SPORT = ["The striker scored twice.", "Fans cheered the goalkeeper.", "The coach praised the team."]
COURTS = [
    "The judge told the jury to go.",
    "The court heard the witness.",
    "Lawyers appealed a sentence.",
]


def test_probabilities_are_those_of_the_classes(model):
    rows = model.predict_proba([WAR, CUP])
    assert [len(row) for row in rows] == [len(model.classes_)] * 2
    best = [model.classes_[row.index(max(row))] for row in rows]
    assert best == [own[0] for own in model.predict([WAR, CUP])] == ["conflict", "sport"]


def test_a_model_abstains_in_silence_of_figures(model):
    german = "Der Rat von Wexmoor hat am Montag beschlossen, den alten Hafen bald zu schließen."
    assert model.predict([german]) == [[]] and model.predict([german], facet="stance") == [None]
    assert all(math.isnan(own) for own in model.predict_proba([german])[0])


def test_stances_are_towards_whom_is_asked(model):
    text = (
        "Doran Pell cheered. Ilse Harrow has failed the city and lied to its people, critics say."
    )
    assert model.predict([text], facet="stance", target="Ilse Harrow")[0] in model.classes("stance")


def test_one_article_is_no_list(model):
    for ask in (model.predict, model.predict_proba):
        with pytest.raises(TypeError, match="put it into one"):
            ask(WAR)
    with pytest.raises(TypeError, match="one article"):
        model.explain([WAR])


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"facets": "topics"}, nutgraf.ModelError, "the model has no facet `topics`; it has topic"),
        ({"precision": 2}, ValueError, "between 0 and 1"),
        ({"languages": "en"}, TypeError, "no option `languages`"),
        ({"language": "xx"}, ValueError, "no language has the code `xx`"),
        ({"method": "best"}, ValueError, "no method is called `best`: choose one of lead"),
        ({"errors": "hide"}, ValueError, "choose record or raise"),
    ],
)
def test_what_cannot_be_asked_is_told(model, asked, error, said):
    with pytest.raises(error, match=said):
        model.classify([WAR], **asked)


def test_an_explanation_is_shown_in_the_words_of_the_article(model):
    why = model.explain({"title": "Truce", "text": WAR})
    html = why._repr_html_()
    assert "<mark" in html and "ceasefire</mark>" in html
    assert "conflict" in repr(why) and why.words("conflict")["ceasefire"] > 0
    assert "<script>" not in model.explain("<script> " + WAR + " ceasefire < war")._repr_html_()


def test_labels_in_memory_and_in_a_table_teach_the_same(tmp_path):
    labels = ["sport"] * 3 + ["courts"] * 3
    model = nutgraf.train(SPORT + COURTS, labels, facet="desk")
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"text": SPORT + COURTS, "desk": labels})
    model.save(tmp_path / "a")
    nutgraf.train(frame, "desk").save(tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    frame.to_csv(tmp_path / "labels.csv", index=False)
    filed = nutgraf.train(tmp_path / "labels.csv", facet="desk=desk")
    assert filed.predict(SPORT) == model.predict(SPORT) == ["sport"] * 3
    assert model.card["articles"] == 6


def test_several_labels_make_a_facet_of_any():
    model = nutgraf.train(SPORT + COURTS, [["sport", "men"], ["sport"], ["men"]] + [["courts"]] * 3)
    assert isinstance(model.predict(SPORT[:1])[0], list)


def test_what_is_left_out_is_told():
    with pytest.warns(UserWarning, match="1 left out, the first: <memory>:7"):
        nutgraf.train(
            SPORT + COURTS + SPORT[:1], ["sport"] * 3 + ["courts"] * 3 + ["courts"], facet="desk"
        )


@pytest.mark.parametrize(
    ("articles", "labels", "error", "said"),
    [
        (SPORT, None, TypeError, "need labels"),
        (SPORT, ["sport"], ValueError, "1 labels for 3 articles"),
        ("labels.csv", ["sport"], TypeError, "files hold their labels"),
        ("nowhere.csv", None, nutgraf.CorpusError, "nowhere.csv"),
        (SPORT, [None] * 3, nutgraf.CorpusError, "no labelled article"),
    ],
)
def test_labels_that_do_not_fit_are_told(articles, labels, error, said):
    with pytest.raises(error, match=said):
        nutgraf.train(articles, labels)


def test_a_report_tells_its_figures(seeds):
    from conftest import ROOT

    report = nutgraf.evaluate(ROOT / "labels")
    assert report.facets == ["topic", "stance"]
    assert {"label", "support", "f1", "f1_low"} <= set(report.labels("topic")[0])
    assert "<table>" in report._repr_html_() and "macro-F1" in repr(report)
    paragraph = report.methods("topic")
    assert "had not learnt from" in paragraph and f"nutgraf {nutgraf.__version__}" in paragraph


def test_a_model_travels(model):
    assert pickle.loads(pickle.dumps(model)).predict([WAR]) == model.predict([WAR])


def test_order_threads_and_company_change_nothing(model, seeds):
    alone = [model.classify([article])[0] for article in seeds[:30]]
    for threads in (1, 2, 5):
        assert model.classify(seeds[:30], threads=threads) == alone
        assert model.classify(seeds[29::-1], threads=threads) == alone[::-1]
    assert model.classify(iter(seeds[:30])) == alone


def test_an_exception_of_the_callers_ends_the_work(model):
    def articles():
        yield from [WAR] * 100
        raise LookupError("the archive is closed")

    with pytest.raises(LookupError, match="the archive is closed"):
        model.classify(articles())


def test_python_goes_on_meanwhile(model, seeds):
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    model.classify(seeds * 3, brief=True)
    done.set()
    thread.join()
    assert len(ticks) > 20
