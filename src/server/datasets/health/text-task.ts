import type { TextHealth } from "#contract/dataset-health.ts";
import type { DatasetTexts } from "../../store/datasets/health-texts.ts";

/** What the thread that looks at texts is asked, and what it answers. */
export interface TextTask {
  readonly texts: DatasetTexts;
  readonly duplicatesOnly: boolean;
}

export type TextAnswer =
  | { readonly kind: "progress"; readonly progress: number; readonly message: string }
  | {
      readonly kind: "done";
      /** Undefined where only duplicates were asked for. */
      readonly health: TextHealth | undefined;
      readonly duplicates: TextHealth["duplicates"];
    };
