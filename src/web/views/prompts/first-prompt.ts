/** A command that makes a prompt with two versions. */
export function firstPromptCommand(origin: string, project: string): string {
  return `curl -s '${origin}/api/v1/records?project=${encodeURIComponent(project).replaceAll("'", "%27")}' \\
  -H 'content-type: application/x-ndjson' --data-binary @- <<'END'
{"type":"prompt_version","prompt":"greeting","version":"v1","template":"Greet {name}."}
{"type":"prompt_version","prompt":"greeting","version":"v2","template":"Greet {name} by name, in one short sentence."}
END`;
}
