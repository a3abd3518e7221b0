import { PageHead } from "#web/ui/page.tsx";

export function PromptsPage() {
  return <PageHead title="Prompts" />;
}
