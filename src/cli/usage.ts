/** The command was called in a way it does not have. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const texts: Readonly<Record<string, string>> = {
  serve: `touchstone serve [--port 4318] [--host 127.0.0.1] [--data ./touchstone-data] [--clickhouse-url URL] [--open]
    [--accounts] [--public-url https://touchstone.example.org]
  Starts the server. With --accounts people sign in and programs send keys; every address but this machine's own needs it.
  --public-url is the address that people use, where a proxy stands in front. --port 0 takes a free port. Stops on Ctrl-C or SIGTERM, after storing what waits.`,
  import: `touchstone import FILE [--project default] [--url http://127.0.0.1:4318] [--api-key KEY] [--quiet]
  Sends records (JSONL), OTLP/JSON lines or a table (CSV, TSV), each also gzipped, to a server. "-" reads standard
  input; --format csv, tsv or records says what it is when the name does not. A table needs a map, for example:
    touchstone import answers.csv --map id=question_id --map input=question --map reference=answer \\
      --map output:direct=direct_output --map score:correct:direct=direct_ok --map metadata=topic,language
  Every output:RUN column becomes a run of that name. Also: split=COLUMN, latency:RUN=COLUMN (milliseconds),
  cost:RUN=COLUMN (US dollars), error:RUN=COLUMN, prompt:RUN=PROMPT@VERSION, model:RUN=NAME.
  --dataset NAME and --experiment NAME; without them the name of the file. Without id= the number of the row is the id.
  Vectors as a NumPy file (.npy, rows of float32 or float64): --ids FILE --set NAME --model NAME; a line of FILE for
  each row, {"subject":{"example":"a","dataset":"d"},"text":"…"}. Vectors as Parquet (.parquet, a column of lists of
  numbers): --set NAME --model NAME; the columns subject, document, trace_id and span_id, run and id, or dataset and
  id say what a row stands for, --dataset NAME that ids are examples of that dataset; text is taken where it is.
  Ends with 0 when all lines went in, 1 when some did not, 3 when called wrongly.`,
  export: `touchstone export [--project default] [--url http://127.0.0.1:4318] [--api-key KEY] [--out FILE] [--traces]
  Writes the record stream of a project, which import takes in again; gzipped when FILE ends in .gz.
  --traces adds the spans as OTLP/JSON lines.`,
  check: `touchstone check --run R [--experiment E] [--baseline RUN|LABEL|last-passing] [--metric M] [--slices KEY]
    [--max-cost 0.01|1.5x] [--max-latency 2000|2x] [--on-not-enough exit2|pass|fail] [--policy FILE]
    [--format text|json|junit|markdown] [--record] [--timeout 120] [--project default] [--url http://127.0.0.1:4318] [--api-key KEY]
  A gate for CI: is the run worse than the baseline? Without --baseline the last run of the experiment that did not
  fail. --metric and --slices may be given several times. A limit is per example: US dollars, milliseconds, or a
  ratio to the baseline. FILE holds the same as JSON: {"baseline":"production","slices":["task"],"maxCost":"1.5x"}.
  --record keeps the outcome with the run, for last-passing. --timeout is in seconds, for the whole check.
  Ends with 0 when nothing is worse, 1 when something is, 2 when the data cannot tell, 3 when called wrongly, the run
  is unknown or the server does not answer.`,
  snapshot: `touchstone snapshot URL --out FILE [--title TEXT] [--api-key KEY]
  Copies the view at URL, as it stands in the address bar, and writes the copy as one HTML file that opens without a
  server or network. URL may be a page, a short link, or a snapshot that was taken already.`,
  demo: `touchstone demo [--project demo] [--url http://127.0.0.1:4318] [--api-key KEY] [--progress json]
  Runs a small retrieval-and-tools application with a scripted model and records it: traces, three runs, scores.
  Takes about 15 seconds; running it again replaces what it recorded. --progress json writes a line of JSON a step.`,
  backup: `touchstone backup --out FILE [--url http://127.0.0.1:4318 | --data ./touchstone-data]
  Writes everything that a server stores into one file: of one that runs by --url, of one that is stopped by --data.`,
  restore: `touchstone restore FILE [--url http://127.0.0.1:4318 | --data ./touchstone-data]
  Restores such a file into a server or a folder without data.`,
};

/** What is printed for --help; of one command when named. */
export function usage(command?: string): string {
  const known = command === undefined ? undefined : texts[command];
  return `${known ?? ["touchstone: is the new version better, and where is it worse?", ...Object.values(texts)].join("\n\n")}\n`;
}
