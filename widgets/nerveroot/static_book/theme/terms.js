/**
 * The card that shows what a marked term means. It opens while the pointer is on the
 * term or the card, while the term has the focus, or on a first tap; Escape, a tap
 * elsewhere and leaving close it. Without this file a term is a link to the glossary.
 *
 * A classic script, because browsers refuse modules over file://.
 */
(() => {
  if (!document.querySelector(".nr-term")) return;

  /** Long enough to move the pointer from the term to the card. */
  const LEAVE_MS = 250;
  const GAP = 6;
  const EDGE = 12;

  const card = document.createElement("div");
  card.className = "nr-term-card";
  card.id = "nr-term-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  const name = document.createElement("p");
  name.className = "nr-term-name";
  const meaning = document.createElement("p");
  card.append(name, meaning);
  // Within the landmark of the text, so that no content stands outside one.
  (document.querySelector("main") ?? document.body).append(card);

  /** @type {HTMLAnchorElement | null} */
  let shown = null;
  let leaving = 0;
  /** Whether the last press was made by a finger, which cannot hover. */
  let byTouch = false;
  /** The term on which the finger came down while its card was still closed. */
  let firstTap = /** @type {Element | null} */ (null);

  /** @param {HTMLAnchorElement} term */
  function place(term) {
    // A term may run over two lines: the card must cover neither.
    const box = term.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    const left = Math.min(box.left, wide - card.offsetWidth - EDGE);
    const below = box.bottom + GAP;
    const fits = below + card.offsetHeight <= innerHeight;
    const top = fits ? below : Math.max(EDGE, box.top - GAP - card.offsetHeight);
    const frame = (card.offsetParent ?? document.body).getBoundingClientRect();
    card.style.left = `${Math.max(EDGE, left) - frame.left}px`;
    card.style.top = `${top - frame.top}px`;
  }

  /** @param {HTMLAnchorElement} term */
  function show(term) {
    clearTimeout(leaving);
    if (shown === term) return;
    hide();
    shown = term;
    name.textContent = term.dataset.term ?? "";
    meaning.textContent = term.dataset.definition ?? "";
    card.hidden = false;
    term.setAttribute("aria-describedby", card.id);
    place(term);
  }

  function hide() {
    clearTimeout(leaving);
    shown?.removeAttribute("aria-describedby");
    shown = null;
    card.hidden = true;
  }

  function hideSoon() {
    clearTimeout(leaving);
    leaving = window.setTimeout(() => {
      if (shown !== document.activeElement) hide();
    }, LEAVE_MS);
  }

  /**
   * @param {Event} event
   * @returns {HTMLAnchorElement | null}
   */
  function termOf(event) {
    return event.target instanceof Element ? event.target.closest("a.nr-term") : null;
  }

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termOf(event);
    if (term) show(term);
    else if (event.target instanceof Node && card.contains(event.target))
      clearTimeout(leaving);
    else if (shown) hideSoon();
  });
  document.documentElement.addEventListener("pointerleave", hideSoon);

  document.addEventListener("focusin", (event) => {
    const term = termOf(event);
    if (term) show(term);
    else if (shown) hide();
  });
  document.addEventListener("focusout", (event) => {
    if (termOf(event) && !card.matches(":hover")) hide();
  });

  document.addEventListener("pointerdown", (event) => {
    byTouch = event.pointerType === "touch";
    const term = termOf(event);
    firstTap = term && term !== shown ? term : null;
    const onCard = event.target instanceof Node && card.contains(event.target);
    if (byTouch && !term && !onCard) hide();
  });
  // The first tap shows the card, a second one follows the link.
  document.addEventListener("click", (event) => {
    const term = termOf(event);
    if (!term || !byTouch || event.detail === 0 || firstTap !== term) return;
    event.preventDefault();
    show(term);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) hide();
  });
  addEventListener("resize", hide);
})();
