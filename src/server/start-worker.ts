import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

/**
 * Starts a thread: the built file beside the server's, or the source through the loader that development
 * runs on. `source` is the address of the module in the source tree.
 */
export function startWorker(built: string, source: URL): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL(built, import.meta.url));
  // A loader in `execArgv` does not reach a thread, and the one that `require` finds lacks a file.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx/package.json"));
  const loader = new URL("./dist/esm/api/index.mjs", tsx).href;
  return new Worker(
    `import(${JSON.stringify(loader)}).then(({ register }) => {
       register();
       return import(${JSON.stringify(source.href)});
     });`,
    { eval: true },
  );
}
