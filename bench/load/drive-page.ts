/** What runs inside a measured page. Sent as text: it may refer to nothing outside itself. */
export interface Drive {
  readonly kind: "slow" | "fast" | "jump" | "zoom" | "toggle";
  readonly frames: number;
}

/** Draws so many frames and answers the length of each, ms from the input until after its picture. */
export async function drivePage({ kind, frames }: Drive): Promise<number[]> {
  const grid = document.querySelector("[role=treegrid]");
  const scroller = grid
    ? grid.parentElement!.parentElement!
    : document.querySelector("[data-scroller]")!;
  const longest = scroller.scrollHeight - scroller.clientHeight;
  const painted = () =>
    new Promise<void>((done) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener("message", () => done(), { once: true });
        channel.port1.start();
        channel.port2.postMessage(0);
      });
    });
  let seed = 7;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const box = scroller.getBoundingClientRect();
  let top = longest * 0.3;
  scroller.scrollTop = top;
  await painted();
  const turn = (frame: number): void => {
    if (kind === "slow" || kind === "fast") {
      top = (top + (kind === "slow" ? 30 : 1000)) % Math.max(1, longest);
      scroller.scrollTop = top;
    } else if (kind === "jump") scroller.scrollTop = random() * longest;
    else if (kind === "zoom")
      scroller.dispatchEvent(
        new WheelEvent("wheel", {
          deltaY: frame % 40 < 20 ? -12 : 12,
          ctrlKey: true,
          bubbles: true,
          cancelable: true,
          clientX: box.left + box.width * 0.6,
          clientY: box.top + 50,
        }),
      );
    else if (grid)
      grid.dispatchEvent(
        new KeyboardEvent("keydown", { key: frame % 2 === 0 ? "[" : "]", bubbles: true }),
      );
    else document.querySelector<HTMLElement>(".row button")?.click();
  };
  if (kind === "toggle") {
    scroller.scrollTop = 0;
    await painted();
    await painted();
  }
  const times: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const started = performance.now();
    turn(frame);
    await painted();
    times.push(performance.now() - started);
  }
  return times;
}

/** Milliseconds from the start of the page, and from the end of the trace's answer, to the first rows. */
export async function firstPicture(): Promise<{ readonly all: number; readonly after: number }> {
  while (!document.querySelector("[role=treegrid] [role=row], .row"))
    await new Promise((done) => requestAnimationFrame(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const all = performance.now();
  const answers = performance
    .getEntriesByType("resource")
    .filter(({ name }) => /\/traces\/[0-9a-f]{32}|\/trace\?/.test(name))
    .map((entry) => (entry instanceof PerformanceResourceTiming ? entry.responseEnd : 0));
  return { all, after: all - Math.max(0, ...answers) };
}
