import type { ExampleDetail } from "#contract/datasets.ts";
import { RelativeTime } from "#web/ui/relative-time.tsx";
import { ContentView } from "./content-view.tsx";

const words = { added: "Added", removed: "Removed", changed: "Changed" } as const;

/** What the example was, the latest first; a change opens to its word diff. */
export function ExampleHistory({ history }: Pick<ExampleDetail, "history">) {
  return (
    <section aria-label="History" className="pt-5">
      <h3>History</h3>
      <ol>
        {history.map(({ at, change, content }, index) => {
          const before = history[index + 1]?.content;
          const head = (
            <>
              {words[change]} <RelativeTime at={at} />
            </>
          );
          return (
            <li key={`${at} ${index}`} className="border-b py-1">
              {change === "changed" && content ? (
                <details>
                  <summary>{head}</summary>
                  <div className="py-2 pl-3">
                    <ContentView content={content} against={before} />
                  </div>
                </details>
              ) : (
                head
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
