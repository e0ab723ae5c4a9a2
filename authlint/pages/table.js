"use strict";
(function () {
  const table = document.getElementById("drafts");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  function value(row, column) {
    const text = row.cells[column].textContent.trim();
    return column === 0 ? text : text === "–" ? Infinity : Number(text);
  }
  heads.forEach(function (head, column) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", function () {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      rows.sort(function (one, other) {
        const first = value(one, column), second = value(other, column);
        return (first < second ? -1 : first > second ? 1 : 0) * (up ? 1 : -1);
      });
      body.replaceChildren(...rows);
    });
  });
  filter.addEventListener("input", function () {
    const wanted = filter.value.toLowerCase();
    let count = 0;
    rows.forEach(function (row) {
      row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
      count += row.hidden ? 0 : 1;
    });
    shown.textContent = count + " of " + rows.length;
  });
})();
