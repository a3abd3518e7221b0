import { Presets, SingleBar } from "cli-progress";

/** Shows how far long work is. `share` is between 0 and 1, or undefined when the end is unknown. */
export interface ProgressDisplay {
  show(share: number | undefined, message: string): void;
  stop(): void;
}

const linesEveryMs = 2000;

/** A bar on a terminal, a line now and then elsewhere; on stderr, as stdout is for the outcome. */
export function createProgressDisplay(
  quiet: boolean,
  stream: NodeJS.WriteStream = process.stderr,
): ProgressDisplay {
  if (quiet) return { show: () => undefined, stop: () => undefined };
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): ProgressDisplay {
  const drawn = new SingleBar(
    { stream, format: "{bar} {percentage}% {message}", hideCursor: true, clearOnComplete: false },
    Presets.shades_classic,
  );
  drawn.start(1000, 0, { message: "" });
  return {
    show: (share, message) => drawn.update(Math.round((share ?? 0) * 1000), { message }),
    stop: () => drawn.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): ProgressDisplay {
  let last = performance.now();
  return {
    show(share, message) {
      const now = performance.now();
      if (now - last < linesEveryMs) return;
      last = now;
      const percent = share === undefined ? "" : `${Math.floor(share * 100)}% `;
      stream.write(`${percent}${message}\n`);
    },
    stop: () => undefined,
  };
}
