// For those who work with the keyboard or a screen reader on staff pages; loaded only for people who are signed in.
(function () {
  "use strict";

  // Rows of a table in a form: the script that moves and removes them leaves the focus nowhere.
  function focusRow(row, selector) {
    var button = row && (row.querySelector(selector + ":not(:disabled)") || row.querySelector(".sn-row-steps button:not(:disabled)"));
    if (button) { button.focus(); }
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".sn-row-steps button");
    if (!button) { return; }
    var row = button.closest("tr");
    var body = row.parentElement;
    var number = Array.prototype.indexOf.call(body.rows, row);
    var name = Array.prototype.find.call(button.classList, function (word) { return word.indexOf("dgf--") === 0; });
    window.setTimeout(function () {
      if (name === "dgf--row-add") {
        var field = body.rows[number + 1] && body.rows[number + 1].querySelector("input:not([type=hidden]), select, textarea");
        if (field) { field.focus(); }
      } else if (name === "dgf--row-delete") {
        focusRow(body.querySelectorAll("tr:not(.datagridwidget-empty-row)")[Math.max(0, Math.min(number, body.rows.length - 2))], ".dgf--row-delete");
      } else {
        focusRow(row, "." + name);
      }
    });
  }, true);

  // What is wrong with a form stands above it, in one list that leads to the fields; the focus goes there.
  function wrongFields(form) {
    return Array.prototype.filter.call(form.querySelectorAll(".field"), function (field) {
      return field.querySelector(":scope > .invalid-feedback");
    });
  }
  function goTo(form, field) {
    var sections = form.querySelectorAll("fieldset.autotoc-section");
    var tab = form.querySelectorAll("nav.autotoc-nav a")[Array.prototype.indexOf.call(sections, field.closest("fieldset.autotoc-section"))];
    if (tab) { tab.click(); }
    var control = field.querySelector("input:not([type=hidden]):not(:disabled), select, textarea");
    if (control) { control.focus(); }
  }
  function summarise(form) {
    var wrong = wrongFields(form);
    if (!wrong.length) { return; }
    var old = document.getElementById("sn-problems");
    if (old) { old.remove(); }
    // Plone's own box above the form says only that something is wrong.
    form.parentElement.querySelectorAll(":scope > .statusmessage-error").forEach(function (box) {
      if (!box.querySelector("ul")) { box.remove(); }
    });
    var box = document.createElement("div");
    box.id = "sn-problems";
    box.className = "alert alert-danger";
    box.tabIndex = -1;
    box.setAttribute("role", "alert");
    box.textContent = document.body.dataset.snProblems;
    var list = box.appendChild(document.createElement("ol"));
    wrong.forEach(function (field) {
      var link = list.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
      var name = field.querySelector(".form-label, label");
      link.href = "#" + field.id;
      link.textContent = (name ? name.textContent.trim() + "：" : "") + field.querySelector(":scope > .invalid-feedback").textContent.trim();
      link.addEventListener("click", function (event) { event.preventDefault(); goTo(form, field); });
    });
    form.parentElement.insertBefore(box, form);
    // Plone puts the focus into the first field that is wrong, which tells nothing of the others.
    form.classList.remove("pat-formautofocus");
    box.focus();
  }
  // On a phone a row of a table is a card: each value brings the head of its column along.
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".sn-main table.table").forEach(function (table) {
      if (!table.tHead || table.tHead.rows.length !== 1 || table.closest("form.pat-structure, .pat-structure")) { return; }
      var heads = table.tHead.rows[0].cells;
      // The sums at its foot have the same columns.
      Array.prototype.concat.apply([], [Array.from(table.tBodies), table.tFoot || []]).forEach(function (body) {
        Array.prototype.forEach.call(body.rows, function (row) {
          if (row.cells.length !== heads.length) { return; }
          Array.prototype.forEach.call(row.cells, function (cell, number) {
            if (cell.tagName === "TD") { cell.dataset.label = heads[number].textContent.trim().replace(/\s+/g, " "); }
          });
        });
      });
    });
  });
  // A form that the browser's script keeps back says so at the fields only: one may lie on another tab.
  document.addEventListener("click", function (event) {
    var form = event.target.closest("form.pat-validation [type=submit]") && event.target.closest("form");
    if (form) { window.setTimeout(function () { summarise(form); }, 300); }
  });
  // Plone's own lists and boxes leave many controls without a name: it stands beside them, or in the heads of their table.
  function nameOf(control) {
    var cell = control.closest("td");
    if (control.title) { return control.title; }
    if (control.matches("[type=checkbox], [type=radio]") && control.nextElementSibling && control.nextElementSibling.matches("span, label")) { return control.nextElementSibling.textContent.trim(); }
    if (cell) {
      var head = cell.closest("table").rows[0].cells[cell.cellIndex];
      var row = Array.prototype.find.call(cell.parentElement.cells, function (one) { return one.textContent.trim(); });
      var said = [row, head].map(function (one) { return one ? one.textContent.trim().replace(/\s+/g, " ") : ""; }).join(" ").trim();
      if (said) { return said; }
    }
    for (var box = control.parentElement, steps = 0; box && steps < 3; box = box.parentElement, steps += 1) {
      var labels = Array.prototype.filter.call(box.querySelectorAll("label"), function (one) { return !one.control; });
      // Of several the last one before the control.
      var before = labels.filter(function (one) { return one.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING; }).pop() || labels[0];
      if (before && before.textContent.trim()) { return before.textContent.trim(); }
    }
    var button = control.parentElement.querySelector("button, [type=submit]");
    return control.placeholder || (button ? (button.value || button.textContent).trim() : "");
  }
  function nameControls(root) {
    root.querySelectorAll("input:not([type=hidden]):not([type=submit]):not([type=button]), select, textarea").forEach(function (control) {
      if ((control.labels && control.labels.length) || control.hasAttribute("aria-label") || control.hasAttribute("aria-labelledby")) { return; }
      var name = nameOf(control);
      if (name) { control.setAttribute("aria-label", name); }
    });
    // A button that is shown again after its box was closed still says that it is hidden; the count of what is chosen stands
    // in the words of a button, its first count in its name; a field that a script made says that it is a button.
    root.querySelectorAll(".pat-structure a[aria-hidden]").forEach(function (one) { one.removeAttribute("aria-hidden"); });
    root.querySelectorAll("#btn-change-selection[aria-label]").forEach(function (one) { one.removeAttribute("aria-label"); });
    root.querySelectorAll("input.select2-focusser[role=button]").forEach(function (one) { one.setAttribute("role", "combobox"); one.setAttribute("aria-expanded", "false"); });
    root.querySelectorAll("tfoot th").forEach(function (one) { if (!one.textContent.trim()) { one.setAttribute("role", "presentation"); } });
    root.querySelectorAll("[role=progressbar]:not([aria-label])").forEach(function (one) { one.setAttribute("aria-label", document.title); });
  }
  document.addEventListener("DOMContentLoaded", function () {
    var parts = document.querySelectorAll("#content-core, #content");
    var part = parts[0];
    if (!part) { return; }
    nameControls(part);
    new MutationObserver(function () { nameControls(part); }).observe(part, {childList: true, subtree: true, attributes: true, attributeFilter: ["aria-hidden", "aria-label"]});
  });
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("form.rowlike").forEach(summarise);
  });
})();
