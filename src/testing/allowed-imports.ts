/** Files under `within` may import only these: folders of ours, packages, `node`, or any package as `npm`. */
export interface Rule {
  readonly within: string;
  readonly may: readonly string[];
}

const contract = "src/contract/";

/** Who may import whom. The narrower rule of a folder holds beside that of its layer. */
export const allowedImports: readonly Rule[] = [
  { within: contract, may: [contract, "zod"] },
  { within: "src/analysis/", may: ["src/analysis/"] },
  { within: "src/client/", may: ["src/client/", contract, "zod"] },
  { within: "src/server/", may: ["src/server/", contract, "src/analysis/", "node", "npm"] },
  { within: "src/demo/", may: ["src/demo/", "src/client/", contract, "node", "npm"] },
  {
    within: "src/cli/",
    may: ["src/cli/", "src/client/", "src/server/", "src/demo/", contract, "node", "npm"],
  },
  { within: "src/web/", may: ["src/web/", "src/client/", "src/analysis/", contract, "npm"] },
  // Only the store holds a database client, and it knows nothing above it.
  {
    within: "src/server/store/",
    may: ["src/server/store/", contract, "node", "@clickhouse/client", "zod", "chdb", "ffi-rs"],
  },
  ...[
    "src/server/routes/",
    "src/server/ingest/",
    "src/server/traces/",
    "src/server/retrieval/",
    "src/server/live/",
    "src/server/prices/",
    "src/server/timeline/",
  ].map((within) => ({
    within,
    may: ["src/server/", "src/analysis/", contract, "node", "zod", "fastify", "protobufjs"],
  })),
  {
    within: "src/server/compare/",
    may: ["src/server/", "src/analysis/", contract, "node", "zod", "hyparquet-writer"],
  },
  // Widgets and charts know no data and no state.
  {
    within: "src/web/ui/",
    may: [
      "src/web/ui/",
      contract,
      "react",
      "@base-ui/react",
      "lucide-react",
      "clsx",
      "diff",
      "@tanstack/react-virtual",
      "react-markdown",
      "remark-gfm",
    ],
  },
  {
    within: "src/web/charts/",
    may: [
      "src/web/charts/",
      "src/web/ui/",
      "src/analysis/",
      contract,
      "react",
      "recharts",
      "clsx",
      "lucide-react",
    ],
  },
  // Only the widgets know the kit, only the charts recharts.
  {
    within: "src/web/views/",
    may: [
      "src/web/",
      "src/client/",
      "src/analysis/",
      contract,
      "react",
      "zod",
      "zustand",
      "clsx",
      "diff",
      "lucide-react",
      "@tanstack/react-query",
      "@tanstack/react-router",
      "@tanstack/react-virtual",
    ],
  },
];
