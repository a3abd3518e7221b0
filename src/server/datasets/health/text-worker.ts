import { parentPort } from "node:worker_threads";
import type { TextAnswer, TextTask } from "./text-task.ts";
import { duplicatesIn, lookAtTexts } from "./look-at-texts.ts";

const tell = (answer: TextAnswer): void => parentPort?.postMessage(answer);

parentPort?.once("message", ({ texts, duplicatesOnly }: TextTask) => {
  const health = duplicatesOnly
    ? undefined
    : lookAtTexts(texts, (progress, message) => tell({ kind: "progress", progress, message }));
  tell({ kind: "done", health, duplicates: health?.duplicates ?? duplicatesIn(texts) });
});
