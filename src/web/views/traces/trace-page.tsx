import { PageHead } from "#web/ui/page.tsx";

export function TracePage() {
  return <PageHead title="Trace" />;
}
