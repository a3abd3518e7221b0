import { PageHead } from "#web/ui/page.tsx";

export function PromptPage() {
  return <PageHead title="Prompt" />;
}
