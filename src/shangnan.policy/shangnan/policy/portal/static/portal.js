// Small conveniences; every page works without this file.
(function () {
  "use strict";
  document.querySelectorAll("[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      document.querySelectorAll("details.sn-fold").forEach(function (fold) { fold.open = true; });
      window.print();
    });
  });
})();
