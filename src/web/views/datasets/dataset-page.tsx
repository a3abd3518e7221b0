import { PageHead } from "#web/ui/page.tsx";

export function DatasetPage() {
  return <PageHead title="Dataset" />;
}
