"""Tests of the desk in a browser: `desk.py PROGRAM [AXE]`, the latter being the script of axe-core."""

import pathlib
import sys

from newsroom import Newsroom
from webdriver import Browser, Driver

PAGES = ["/", "/articles/1", "/queue", "/retrain", "/model", "/readers"]


def titles(browser):
    return browser.texts(".item h2")


def open_article(browser, room, title):
    browser.open(f"{room.url}/?q=%22{title.replace(' ', '+')}%22")
    browser.click(".item h2 a")
    browser.until(lambda: browser.find("article.story"), "the article is open")


def reads_and_filters(browser, room):
    browser.open(room.url)
    assert len(titles(browser)) == 13, titles(browser)
    browser.fill("input[type=search]", "goalkeeper")
    browser.click("form[role=search] button")
    browser.until(lambda: len(titles(browser)) < 13, "the search has narrowed the list")
    assert all(word in browser.text("main") for word in ["Keeper dropped", "Rovers win the cup"])
    browser.click(".chips a")
    browser.until(lambda: len(titles(browser)) == 13, "the filter is left")
    assert "Striker <b>hurt</b>" in titles(browser), "markup is text"
    open_article(browser, room, "Rovers win the cup")
    assert browser.find("mark.for"), "the evidence is marked"
    assert browser.find(".text .brief"), "the brief is marked"


def corrects_by_key_and_undoes(browser, room):
    table = "labels/topic.csv"
    before = room.read(table)
    open_article(browser, room, "Rovers lose again")
    browser.press("2")
    browser.until(lambda: browser.find("p.notice"), "the page says that the label is set")
    assert "news/00.txt,politics" in room.read(table), room.read(table)
    browser.open(browser.address())
    assert browser.text("button[aria-pressed=true]").endswith("politics") or "politics" in browser.text("button[aria-pressed=true]")
    browser.press("u")
    browser.until(lambda: room.read(table) == before, "the label is taken back")
    assert '"by":"desk"' in room.read("labels/corrections.jsonl")


def goes_on_by_key(browser, room):
    browser.open(f"{room.url}/queue")
    assert titles(browser) == ["Striker <b>hurt</b>"], "all others are labelled"
    browser.open(room.url)
    browser.click(".item h2 a")
    first = browser.address()
    browser.press("j")
    browser.until(lambda: browser.address() != first, "the next article is open")
    browser.press("k")
    browser.until(lambda: browser.address() == first, "the first is open again")


def two_readers_at_once(browser, driver, room):
    other = Browser(driver)
    for own, name, key in [(browser, "ada", "1"), (other, "bob", "2")]:
        own.open(room.url)
        own.fill("input[name=name]", name)
        own.click("form.reader button")
        own.until(lambda: own.find(".items"), "the name is taken")
        open_article(own, room, "Election won")
        own.press(key)
        own.until(lambda: own.find("p.notice"), "the label is set")
    assert "news/11.txt,politics" in room.read("labels/topic.csv")
    other.close()
    browser.open(f"{room.url}/readers?first=ada&second=bob")
    assert titles(browser) == ["Election won"]
    browser.click(".labels button")
    browser.until(lambda: "None." in browser.text("main"), "the difference is settled")
    assert "news/11.txt,sport" in room.read("labels/topic.csv")
    open_article(browser, room, "Election won")
    browser.press("2")
    browser.until(lambda: "news/11.txt,politics" in room.read("labels/topic.csv"), "it is as it was")


def retrains_and_switches_back(browser, room):
    browser.open(f"{room.url}/retrain")
    browser.click("form[action='/retrain'] button")
    browser.until(lambda: browser.find("#trained"), "a version is trained")
    assert "macro-F1" in browser.text("main") and "would be labelled otherwise" in browser.text("main")
    browser.click("form[action='/retrain/switch'] button.main")
    browser.until(lambda: "The archive was read again" in browser.text("main"), "it is switched")
    browser.open(f"{room.url}/model")
    assert "Model 0001" in browser.text("h1") and browser.find("svg"), "with its reliability plot"
    browser.open(f"{room.url}/?topic=sport")
    assert titles(browser), "the archive has the new labels"
    browser.open(f"{room.url}/retrain")
    browser.click("tbody tr:last-child form button")
    browser.until(lambda: "The archive was read again" in browser.text("main"), "it is switched back")
    browser.open(f"{room.url}/model")
    assert "Model news-en" in browser.text("h1")


def fits_and_is_accessible(driver, room, axe):
    for width, dark in [(360, False), (360, True), (1600, False), (1600, True)]:
        browser = Browser(driver, width=width, dark=dark)
        for page in PAGES:
            browser.open(room.url + page)
            wide = browser.run("return document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{page} is {wide} px too wide at {width}"
            unnamed = browser.run("""
                const named = (own) => own.labels?.length || own.ariaLabel || own.type === "hidden";
                return [...document.querySelectorAll("input, select")].filter((own) => !named(own)).length""")
            assert unnamed == 0, f"{page}: {unnamed} fields have no label"
            landmarks = browser.run("return ['header', 'nav', 'main', 'h1'].filter((own) => !document.querySelector(own))")
            assert landmarks == [], f"{page} lacks {landmarks}"
            if axe:
                check_with_axe(browser, axe, page, (width, dark))
        browser.close()


def check_with_axe(browser, axe, page, look):
    browser.run(axe + "; return null")
    found = browser.run_async("axe.run().then((own) => arguments[0](own.violations))")
    bad = [own for own in found if own["impact"] in ("serious", "critical")]
    told = [(own["id"], own["nodes"][0]["html"], own["nodes"][0].get("failureSummary")) for own in bad]
    assert not bad, f"{page} at {look}: {told}"


def works_without_script(driver, room):
    browser = Browser(driver, script=False)
    browser.open(room.url + "/?q=goalkeeper")
    assert titles(browser)
    browser.click(".item h2 a")
    browser.click("fieldset button")
    browser.until(lambda: browser.find("p.notice"), "the label is set")
    browser.click("#undo button")
    browser.until(lambda: "undone" in browser.text("p.notice"), "and undone")
    browser.close()


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    axe = pathlib.Path(sys.argv[2]).read_text() if len(sys.argv) > 2 else None
    driver, room = Driver(), Newsroom(program)
    room.open_desk()
    try:
        browser = Browser(driver)
        reads_and_filters(browser, room)
        corrects_by_key_and_undoes(browser, room)
        goes_on_by_key(browser, room)
        two_readers_at_once(browser, driver, room)
        works_without_script(driver, room)
        fits_and_is_accessible(driver, room, axe)
        retrains_and_switches_back(browser, room)
        room.close_desk()
        room.open_desk()
        assert "corrections" not in room.read("labels/topic.csv")
        browser.open(f"{room.url}/retrain")
        assert "0001" in browser.text("main"), "versions are kept"
        browser.close()
    finally:
        room.close_desk()
        driver.stop()
    print("the desk works in the browser")


if __name__ == "__main__":
    main()
