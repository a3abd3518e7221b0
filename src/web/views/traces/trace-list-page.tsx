import { PageHead } from "#web/ui/page.tsx";

export function TraceListPage() {
  return <PageHead title="Traces" />;
}
