import { PageHead } from "#web/ui/page.tsx";

export function SettingsPage() {
  return <PageHead title="Settings" />;
}
