import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

/** The script of a page that is compared with, in one file. */
export async function bundlePage(folder: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    plugins: [react()],
    mode: "production",
    build: {
      write: false,
      target: "es2023",
      rolldownOptions: { input: join(folder, "page.tsx") },
    },
  });
  const outputs = Array.isArray(result) ? result : "output" in result ? [result] : [];
  const chunk = outputs.flatMap(({ output }) => output).find((each) => each.type === "chunk");
  if (chunk?.type !== "chunk") throw new Error(`The page of ${folder} could not be built.`);
  return chunk.code;
}
