/** A command that labels documents in both ways that take records; works as it is in a shell. */
export function labelSnippet({ origin, project }: { origin: string; project: string }): string {
  const lines = [
    {
      type: "example",
      dataset: "questions",
      id: "delivery-1",
      input: "How long does delivery take?",
      metadata: { relevant_documents: ["shipping#1"] },
    },
    {
      type: "score",
      target: {
        traceId: "0af7651916cd43dd8448eb211c80319c",
        spanId: "b7ad6b7169203331",
        document: "returns-policy#3",
      },
      metric: "relevance",
      value: false,
      source: "human",
      annotator: "you",
    },
  ];
  const body = lines.map((line) => JSON.stringify(line)).join("\n");
  return `curl '${origin}/api/v1/records?project=${encodeURIComponent(project).replaceAll("'", "%27")}' --data-binary @- <<'EOF'
${body}
EOF`;
}
