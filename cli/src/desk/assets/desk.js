// Keys of the desk. Everything they do can be done without them.
"use strict";

const isTyping = (target) => target.closest("input, select, textarea") !== null;

/** Follows the link to the next or the previous article, or goes along a list. */
function go(direction) {
  const link = document.querySelector(`a[rel=${direction}]`);
  if (document.querySelector(".items")) {
    alongList(direction === "next" ? 1 : -1);
  } else if (link) {
    link.click();
  }
}

/** Moves to the article that stands so many places further in a list. */
function alongList(step) {
  const links = [...document.querySelectorAll(".item h2 a")];
  const place = links.indexOf(document.activeElement) + step;
  links[Math.max(0, Math.min(place, links.length - 1))]?.focus();
}

/** The question that number keys answer. */
const questions = () => [...document.querySelectorAll("fieldset[data-keys]")];
const current = () => document.querySelector("fieldset.current") ?? questions()[0];

function nextQuestion() {
  const all = questions();
  const next = all[(all.indexOf(current()) + 1) % all.length];
  all.forEach((own) => own.classList.toggle("current", own === next));
  next?.scrollIntoView({ block: "nearest" });
}

function answer(number) {
  current()?.querySelectorAll("button")[number - 1]?.click();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const { key } = event;
  if (key >= "1" && key <= "9") answer(Number(key));
  else if (key === "j") go("next");
  else if (key === "k") go("prev");
  else if (key === "f") nextQuestion();
  else if (key === "u") document.querySelector("#undo button")?.click();
  else if (key === "/") document.querySelector("input[type=search]")?.focus();
  else return;
  event.preventDefault();
});

questions()[0]?.classList.add("current");

// A page that waits for work looks again by itself.
const waits = document.querySelector("[data-again]");
if (waits) setTimeout(() => location.reload(), Number(waits.dataset.again));
