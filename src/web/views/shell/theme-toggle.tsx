import { Monitor, Moon, Sun } from "lucide-react";
import { usePreferences } from "#web/state/preferences.ts";
import { nextTheme } from "#web/state/theme.ts";
import { IconButton } from "#web/ui/icon-button.tsx";

const icons = { system: Monitor, light: Sun, dark: Moon };
const words = { system: "as the system", light: "light", dark: "dark" };

export function ThemeToggle() {
  const { theme, setTheme } = usePreferences();
  const Icon = icons[theme];
  return (
    <IconButton
      label={`Theme: ${words[theme]}`}
      icon={<Icon size={16} aria-hidden />}
      onClick={() => setTheme(nextTheme(theme))}
    />
  );
}
