import { PageHead } from "#web/ui/page.tsx";
import { HealthSection } from "./health-section.tsx";
import { SettingsLinks } from "./settings-links.tsx";
import { PriceSection } from "./price-section.tsx";
import { ThemeSection } from "./theme-section.tsx";

export function SettingsPage() {
  return (
    <div className="max-w-4xl">
      <PageHead
        title="Settings"
        sentence="The server, the prices of models, and how this looks to you."
      />
      <SettingsLinks />
      <HealthSection />
      <PriceSection />
      <ThemeSection />
    </div>
  );
}
