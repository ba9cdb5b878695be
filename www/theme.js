// Before the first paint: the theme, the density and the language chosen on this device, so that nothing flashes.
try {
  const root = document.documentElement;
  root.dataset.theme = localStorage.getItem("encours.theme") || "system";
  root.dataset.density = localStorage.getItem("encours.density") || "comfortable";
  const locale = localStorage.getItem("encours.locale") || navigator.language || "fr";
  root.lang = locale.toLowerCase().startsWith("en") ? "en" : "fr";
} catch {
  // A browser without storage shows the system's theme, in French.
}
