import { PageHead } from "#web/ui/page.tsx";

export function RunsPage() {
  return <PageHead title="Runs" />;
}
