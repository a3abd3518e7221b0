import { usePreferences, type Theme } from "./preferences.ts";

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");

function isDark(theme: Theme): boolean {
  return theme === "system" ? darkSystem.matches : theme === "dark";
}

function apply(): void {
  document.documentElement.dataset["theme"] = isDark(usePreferences.getState().theme)
    ? "dark"
    : "light";
}

/** Puts the theme on the page and keeps it there as preference and system change. */
export function followTheme(): void {
  apply();
  usePreferences.subscribe(apply);
  darkSystem.addEventListener("change", apply);
}

export const themeOrder: readonly Theme[] = ["system", "light", "dark"];

export function nextTheme(theme: Theme): Theme {
  return themeOrder[(themeOrder.indexOf(theme) + 1) % themeOrder.length]!;
}
