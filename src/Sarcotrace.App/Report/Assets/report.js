"use strict";

// Tables: sort by a heading, search, page, save. Rows are drawn a page at a time from the data beside the table.

function liveTable(box) {
  const source = box.querySelector('script[type="application/json"]');
  const data = JSON.parse(source.textContent);
  const pageRows = Number(source.dataset.page);
  const headings = [...box.querySelectorAll("thead th")];
  const body = box.querySelector("tbody");
  const status = box.querySelector('[role="status"]');
  const [search, back, on] = ["input", '[data-do="back"]', '[data-do="on"]'].map(name => box.querySelector(name));
  const rows = data.columns.length ? data.columns[0].texts.length : 0;
  const haystack = Array.from({ length: rows }, (_, row) => plain(data.columns.map(column => column.texts[row]).join("\u0000")));
  const rowHeading = body.querySelector("th") !== null;
  const state = { order: [...Array(rows).keys()], column: -1, descending: false, from: 0, found: [] };

  function plain(text) { return text.normalize("NFKC").toLocaleLowerCase("en").replaceAll("\u2212", "-"); }

  function find() {
    const wanted = plain(search.value.trim());
    state.found = wanted ? state.order.filter(row => haystack[row].includes(wanted)) : state.order;
    state.from = 0;
    draw();
  }

  function sort(column) {
    state.descending = state.column === column && !state.descending;
    state.column = column;
    const { values, texts } = data.columns[column];
    const sign = state.descending ? -1 : 1;
    const empty = row => values ? values[row] === null : texts[row] === "";
    const compare = values ? (a, b) => values[a] - values[b] : (a, b) => collator.compare(texts[a], texts[b]);
    // Empty cells stay last in both directions; equal cells keep the order of the data.
    state.order = [...Array(rows).keys()].sort((a, b) => empty(a) - empty(b) || (empty(a) ? 0 : sign * compare(a, b)) || a - b);
    headings.forEach((heading, i) => i === column
      ? heading.setAttribute("aria-sort", state.descending ? "descending" : "ascending")
      : heading.removeAttribute("aria-sort"));
    find();
  }

  function draw() {
    const shown = state.found.slice(state.from, state.from + pageRows);
    body.replaceChildren(...shown.map(drawRow));
    back.disabled = state.from === 0;
    on.disabled = state.from + pageRows >= state.found.length;
    const count = number => number.toLocaleString("en");
    status.textContent = state.found.length === 0 ? "No row matches."
      : `Rows ${count(state.from + 1)} to ${count(state.from + shown.length)} of ${count(state.found.length)}`
        + (state.found.length < rows ? ` that match, ${count(rows)} in all.` : ".");
  }

  function drawRow(row) {
    const line = document.createElement("tr");
    data.columns.forEach((column, i) => {
      const cell = document.createElement(i === 0 && rowHeading ? "th" : "td");
      if (cell.tagName === "TH") cell.scope = "row";
      if (column.values) cell.className = "n";
      cell.textContent = column.texts[row];
      line.append(cell);
    });
    return line;
  }

  function save() {
    const quote = text => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const cell = (column, row) => column.values ? String(column.values[row] ?? "") : quote(column.texts[row]);
    const lines = [data.columns.map(column => quote(column.name)), ...state.order.map(row => data.columns.map(column => cell(column, row)))];
    const text = "\ufeff" + lines.map(line => line.join(",")).join("\r\n") + "\r\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = `${data.name}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function turn(step) {
    state.from += step * pageRows;
    draw();
  }

  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    button.addEventListener("click", () => sort(column));
    heading.append(button);
  });
  search.addEventListener("input", find);
  back.addEventListener("click", () => turn(-1));
  on.addEventListener("click", () => turn(1));
  box.querySelector('[data-do="csv"]').addEventListener("click", save);
  box.querySelectorAll("[hidden]").forEach(part => { part.hidden = false; });
  box.querySelector(".part")?.remove();
  find();
}

// Plots: one stop of the Tab key each; arrow keys walk from point to point, the pointer finds the nearest. To assistive
// technology a plot is a slider over its points, whose value is the point's text: each step is read aloud.

function livePlot(group) {
  const svg = group.ownerSVGElement;
  const drawing = svg.parentElement;
  const { width, height } = svg.viewBox.baseVal;
  const points = [...group.querySelectorAll("circle")].map(circle => ({
    x: circle.cx.baseVal.value, y: circle.cy.baseVal.value, text: circle.textContent,
  }));
  const across = [...points.keys()].sort((a, b) => points[a].x - points[b].x || points[a].y - points[b].y);
  const upwards = [...points.keys()].sort((a, b) => points[b].y - points[a].y || points[a].x - points[b].x);
  const [x, y, wide, high] = group.dataset.frame.split(" ").map(Number);
  const plot = part("div", "plot");
  const ring = part("div", "ring");
  const bubble = part("div", "bubble");
  let current = upwards.at(-1);
  group.remove();

  function part(name, className) {
    const made = document.createElement(name);
    made.className = className;
    drawing.append(made);
    return made;
  }

  const percent = (value, whole) => `${100 * value / whole}%`;

  function name() {
    plot.setAttribute("aria-valuenow", across.indexOf(current) + 1);
    plot.setAttribute("aria-valuetext", points[current].text);
  }

  function show(point) {
    current = point;
    name();
    const at = points[point];
    ring.style.left = bubble.style.left = percent(at.x, width);
    ring.style.top = bubble.style.top = percent(at.y, height);
    bubble.textContent = at.text;
    bubble.classList.toggle("leftwards", at.x > width / 2);
    bubble.classList.toggle("upwards", at.y > height / 2);
    drawing.classList.add("speaks");
    [ring, bubble].forEach(shown => shown.classList.add("shown"));
  }

  function hide() { [ring, bubble].forEach(shown => shown.classList.remove("shown")); }

  function nearest(event) {
    const box = svg.getBoundingClientRect();
    const scale = width / box.width;
    const [px, py] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    let [best, distance] = [-1, 18 * 18];
    points.forEach((point, i) => {
      const squared = (point.x - px) ** 2 + (point.y - py) ** 2;
      if (squared < distance) [best, distance] = [i, squared];
    });
    return best;
  }

  function step(order, by) { return order[Math.min(order.length - 1, Math.max(0, order.indexOf(current) + by))]; }

  const moves = {
    ArrowRight: () => step(across, 1), ArrowLeft: () => step(across, -1),
    ArrowUp: () => step(upwards, 1), ArrowDown: () => step(upwards, -1),
    PageUp: () => step(upwards, 10), PageDown: () => step(upwards, -10),
    Home: () => across[0], End: () => across.at(-1),
  };

  Object.assign(plot.style, { left: percent(x, width), top: percent(y, height), width: percent(wide, width), height: percent(high, height) });
  Object.entries({
    "role": "slider", "tabindex": "0", "aria-valuemin": "1", "aria-valuemax": String(points.length),
    "aria-label": `Points of ${group.dataset.label}; arrow keys move from point to point`,
  }).forEach(([key, value]) => plot.setAttribute(key, value));
  name();

  plot.addEventListener("focus", () => { if (plot.matches(":focus-visible")) show(current); });
  plot.addEventListener("blur", hide);
  plot.addEventListener("keydown", event => {
    if (event.key === "Escape") { hide(); return; }
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(moves[event.key]());
    ring.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  const point = event => { const found = nearest(event); if (found >= 0) show(found); else hide(); };
  plot.addEventListener("pointermove", point);
  plot.addEventListener("pointerdown", point);
  plot.addEventListener("pointerleave", () => { if (document.activeElement !== plot) hide(); });
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
document.querySelectorAll(".table:has(script)").forEach(liveTable);
document.querySelectorAll("svg g.hot").forEach(livePlot);
