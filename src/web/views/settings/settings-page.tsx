import { PageHead } from "#web/ui/page.tsx";
import { AccessSections } from "./access/access-section.tsx";
import { HealthSection } from "./health-section.tsx";
import { SettingsLinks } from "./settings-links.tsx";
import { PriceSection } from "./price-section.tsx";
import { ShareSection } from "./share-section.tsx";
import { SnapshotSection } from "./snapshot-section.tsx";
import { ThemeSection } from "./theme-section.tsx";

export function SettingsPage() {
  return (
    <div className="max-w-4xl">
      <PageHead
        title="Settings"
        sentence="Who may come in, what was shared, the server, the prices of models, and how this looks to you."
      />
      <SettingsLinks />
      <AccessSections />
      <HealthSection />
      <ShareSection />
      <SnapshotSection />
      <PriceSection />
      <ThemeSection />
    </div>
  );
}
