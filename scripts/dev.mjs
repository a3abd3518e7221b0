// `npm run dev`: the API on 4318, started again when its source changes, and the pages with hot reload on 5173.
import { spawn } from "node:child_process";
import { createServer } from "vite";
import { bin } from "./run.mjs";

const api = spawn(
  bin("tsx"),
  ["watch", "--clear-screen=false", "src/cli/main.ts", "serve", ...process.argv.slice(2)],
  { stdio: ["ignore", "inherit", "inherit"] },
);
const pages = await createServer();
await pages.listen();
pages.printUrls();

async function stop() {
  api.kill("SIGTERM");
  await pages.close();
  process.exit(0);
}
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());
