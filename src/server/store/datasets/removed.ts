/** Only examples that were ever removed have to be looked at, so that a dataset without any costs nothing. */
function removed(columns: string, where: string): string {
  const key = `(${columns})`;
  return `SELECT ${columns} FROM example_history WHERE ${where}
    AND ${key} GLOBAL IN (SELECT ${columns} FROM example_history WHERE ${where} AND removed)
    GROUP BY ${columns} HAVING argMax(removed, ver)`;
}

/** Pairs of dataset and example that have left; needs the parameter `project`. */
export const removedOfProject = removed("dataset, example", "project = {project:String}");

/** Examples that have left; needs the parameters `project` and `dataset`. */
export const removedOfDataset = removed(
  "example",
  "project = {project:String} AND dataset = {dataset:String}",
);

/** Condition on a row of `examples` of one dataset: it is there at present. */
export const isPresent = `example GLOBAL NOT IN (${removedOfDataset})`;
