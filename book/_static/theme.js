// Runs before anything is drawn, so that a page does not flash in the other theme.
try {
  document.body.dataset.theme = localStorage.getItem("theme") || "auto";
} catch {
  document.body.dataset.theme = "auto"; // the browser keeps nothing for this site
}
