// Keys go to the terminal from the start, and again whenever the tab comes to the front: no click is needed.
function focus() {
  document.querySelector(".xterm-helper-textarea")?.focus();
}
addEventListener("load", focus);
addEventListener("focus", focus);
