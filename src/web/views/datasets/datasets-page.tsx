import { PageHead } from "#web/ui/page.tsx";

export function DatasetsPage() {
  return <PageHead title="Datasets" />;
}
