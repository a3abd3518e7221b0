// What the three pages share: gets the points, tells when the first picture is there. Runs in the browser.

/** Waits until what was drawn before is on the screen: reading a pixel back waits for the graphics process. */
export function drawn() {
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        for (const canvas of document.querySelectorAll("canvas")) {
          const gl = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
          if (gl) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
          // Some draw elsewhere and copy the picture here.
          else canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
        }
        done();
      };
      channel.port2.postMessage(0);
    });
  });
}

/** Milliseconds from the next input of these kinds until its picture. */
function nextFrame() {
  return new Promise((done) => {
    const kinds = ["mousemove", "wheel"];
    const hear = () => {
      const started = performance.now();
      for (const kind of kinds) removeEventListener(kind, hear, true);
      void (async () => {
        await drawn();
        done(performance.now() - started);
      })();
    };
    for (const kind of kinds) addEventListener(kind, hear, { capture: true, passive: true });
  });
}

const colours = [
  "#006aa6",
  "#a84a00",
  "#00735a",
  "#9c3a78",
  "#6f6000",
  "#5546be",
  "#08707f",
  "#84462c",
  "#59606b",
  "#c0212b",
];

/** `show` draws the points into the root; the page then knows how long that took, and waits for input. */
export async function start(show) {
  const root = document.querySelector("#root");
  const answer = await fetch(`/points${location.search}`);
  const body = await answer.arrayBuffer();
  const count = body.byteLength / 9;
  const places = new Float32Array(body, 0, count * 2);
  const categories = new Uint8Array(body, count * 8, count);
  // The graphics process is warm before anybody draws.
  document.createElement("canvas").getContext("webgl2")?.finish();
  const { clientWidth: width, clientHeight: height } = root;
  const started = performance.now();
  await show(root, { count, places, categories, colours, width, height });
  await drawn();
  await drawn();
  globalThis.bench = { firstMs: performance.now() - started, nextFrame };
}
