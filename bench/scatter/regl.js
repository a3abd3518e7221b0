import createScatterplot from "regl-scatterplot";
import { start } from "../load/scatter/start.js";

await start(async (root, { count, places, categories, colours }) => {
  const canvas = document.createElement("canvas");
  canvas.style.cssText = "width: 100%; height: 100%; display: block";
  root.append(canvas);
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  for (let point = 0; point < count; point++) {
    x[point] = places[point * 2];
    y[point] = places[point * 2 + 1];
  }
  const scatterplot = createScatterplot({
    canvas,
    width: "auto",
    height: "auto",
    pointSize: 3,
    colorBy: "valueA",
    pointColor: colours,
  });
  await scatterplot.draw({ x, y, z: Float32Array.from(categories), zDataType: "categorical" });
});
