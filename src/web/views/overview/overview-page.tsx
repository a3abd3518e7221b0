import { PageHead } from "#web/ui/page.tsx";

export function OverviewPage() {
  return <PageHead title="Overview" />;
}
