import { usePreferences } from "#web/state/preferences.ts";
import { themeOrder } from "#web/state/theme.ts";
import { Section } from "#web/ui/page.tsx";

const words = { system: "As the system", light: "Light", dark: "Dark" };

export function ThemeSection() {
  const { theme, setTheme } = usePreferences();
  return (
    <Section title="Theme">
      <fieldset className="flex gap-4">
        <legend className="sr-only">Theme</legend>
        {themeOrder.map((one) => (
          <label key={one} className="flex items-center gap-1.5">
            <input
              type="radio"
              name="theme"
              checked={theme === one}
              onChange={() => setTheme(one)}
              className="accent-accent"
            />
            {words[one]}
          </label>
        ))}
      </fieldset>
      <p className="pt-1 text-muted">Kept in this browser only.</p>
    </Section>
  );
}
