import type { Project } from "#contract/projects.ts";
import { formatQuantity } from "#web/ui/format.ts";

/** What is in the project, in one sentence. */
export function projectSentence(project: Project): string {
  const parts = [
    project.runCount > 0 &&
      `${formatQuantity(project.runCount, "run")}${project.datasetCount > 0 ? ` over ${formatQuantity(project.datasetCount, "dataset")}` : ""}`,
    project.promptCount > 0 && formatQuantity(project.promptCount, "prompt"),
    project.traceCount > 0 && formatQuantity(project.traceCount, "trace"),
  ].filter((part) => part !== false);
  if (parts.length === 0) return "Examples are here; no run and no trace yet.";
  const last = parts.pop();
  return `${parts.length > 0 ? `${parts.join(", ")} and ${last}` : last}.`;
}

export function isEmpty(project: Project): boolean {
  const { traceCount, runCount, datasetCount, promptCount } = project;
  return traceCount + runCount + datasetCount + promptCount === 0;
}
