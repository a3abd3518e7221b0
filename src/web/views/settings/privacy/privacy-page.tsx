import { PageHead } from "#web/ui/page.tsx";
import { SettingsLinks } from "../settings-links.tsx";
import { DeleteSection } from "./delete-section.tsx";
import { RedactionSection } from "./redaction-section.tsx";
import { RetentionSection } from "./retention-section.tsx";

/** What of this project is never stored, how long the rest stays, and how to delete it. */
export function PrivacyPage() {
  return (
    <div className="max-w-4xl">
      <PageHead
        title="Privacy"
        sentence="What is taken out before it is stored, how long traces stay, and how to delete them."
      />
      <SettingsLinks />
      <RedactionSection />
      <RetentionSection />
      <DeleteSection />
    </div>
  );
}
