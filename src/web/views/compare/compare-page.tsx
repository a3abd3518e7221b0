import { PageHead } from "#web/ui/page.tsx";

export function ComparePage() {
  return <PageHead title="Compare" />;
}
