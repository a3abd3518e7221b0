import { readdirSync, readFileSync } from "node:fs";

/**
 * Processor time used so far by all renderers of a browser, ms. Wall time of a frame says how loaded the
 * machine is; this says what the frame costs.
 */
export function rendererCpuMs(browserPid: number): number {
  return browserCpuMs(browserPid).renderer;
}

/** The same with the process that draws for all of them. */
export function browserCpuMs(browserPid: number): {
  readonly renderer: number;
  readonly graphics: number;
} {
  const sum = (type: string) =>
    processesOf(browserPid, `--type=${type}`)
      .flatMap((pid) => tasksOf(pid))
      .reduce((all, ns) => all + ns / 1e6, 0);
  return { renderer: sum("renderer"), graphics: sum("gpu-process") };
}

function processesOf(browserPid: number, flag: string): number[] {
  const parents = new Map<number, number>();
  const found: number[] = [];
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const pid = Number(name);
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(flag)) found.push(pid);
    } catch {
      // It has left in the meantime.
    }
  }
  const isOurs = (pid: number): boolean => {
    for (let up: number | undefined = pid; up !== undefined && up > 1; up = parents.get(up))
      if (up === browserPid) return true;
    return false;
  };
  return found.filter(isOurs);
}

function tasksOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((task) =>
      Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]),
    );
  } catch {
    return [];
  }
}
