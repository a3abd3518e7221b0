// The view alone: the package's own entry brings the whole application with it.
import { EmbeddingView } from "./node_modules/embedding-atlas/dist/component.js";
import { start } from "../load/scatter/start.js";

await start(async (root, { count, places, categories, colours, width, height }) => {
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  for (let point = 0; point < count; point++) {
    x[point] = places[point * 2];
    y[point] = places[point * 2 + 1];
  }
  const view = new EmbeddingView(root, {
    data: { x, y, category: categories },
    categoryColors: colours,
    width,
    height,
    pixelRatio: 1,
    config: { mode: "points", autoLabelEnabled: false, colorScheme: "light" },
  });
  return view;
});
