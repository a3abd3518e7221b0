import type { Health } from "#contract/health.ts";
import { formatBytes, formatCount, formatQuantity, formatRate } from "#web/ui/format.ts";

const statusSentences = {
  ok: "The server can store what it is sent.",
  degraded: "The server stores what it is sent, but something needs attention.",
  unavailable: "The server cannot store what it is sent. Senders are told to try again later.",
} as const;

export function healthSentence({ status }: Health): string {
  return statusSentences[status];
}

const tightShare = 0.1;

/** The state of the server as name and plain words. */
export function healthFacts(health: Health): { name: string; words: string; worry?: boolean }[] {
  const { engine, disk, brokenParts, queuedSpans } = health;
  const freeShare =
    disk.freeBytes !== null && disk.totalBytes ? disk.freeBytes / disk.totalBytes : null;
  return [
    { name: "Touchstone", words: `Version ${health.version}` },
    { name: "Store", words: engineWords(engine) },
    {
      name: "Restarts",
      words:
        engine.restarts === 0
          ? "The store did not have to be restarted"
          : `The store stopped and was started again ${engine.restarts === 1 ? "once" : `${formatCount(engine.restarts)} times`}`,
      worry: engine.restarts > 0,
    },
    {
      name: "Disk",
      words:
        disk.freeBytes === null
          ? "Free space is not known"
          : `${formatBytes(disk.freeBytes)} free${freeShare === null ? "" : ` (${formatRate(freeShare)})`}`,
      worry: freeShare !== null && freeShare < tightShare,
    },
    {
      name: "Data",
      words:
        disk.dataBytes === null ? "Size is not known" : `${formatBytes(disk.dataBytes)} stored`,
    },
    {
      name: "Waiting",
      words:
        queuedSpans === 0
          ? "Nothing waits to be stored"
          : `${formatQuantity(queuedSpans, "span")} ${queuedSpans === 1 ? "waits" : "wait"} to be stored`,
    },
    ...brokenParts.map(({ table, part, reason }) => ({
      name: "Broken part",
      words: `Part ${part} of ${table} was set aside: ${reason}`,
      worry: true,
    })),
  ];
}

function engineWords({ mode, version, memoryLimitBytes }: Health["engine"]): string {
  const which = mode === "embedded" ? "Embedded ClickHouse" : "External ClickHouse";
  const limit =
    memoryLimitBytes === null ? "" : `, may use ${formatBytes(memoryLimitBytes)} of memory`;
  return `${which}${version === null ? ", version not known" : ` ${version}`}${limit}`;
}
