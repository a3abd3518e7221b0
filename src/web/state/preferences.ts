import { create } from "zustand";
import { persist } from "zustand/middleware";

export type Theme = "system" | "light" | "dark";

interface Preferences {
  readonly theme: Theme;
  /** Width of the panel that opens beside a list, px. */
  readonly drawerWidth: number;
  /** Columns that a comparison starts with; undefined for the usual ones. */
  readonly matrixColumns: readonly string[] | undefined;
  /** Columns that the list of traces starts with; undefined for those that tell something. */
  readonly traceColumns: readonly string[] | undefined;
  /** Project the reader chose last in the switcher; opening a link does not change it. */
  readonly project: string;
  /** Name that the reader's scores and notes are given under; "" until it is asked for. Who signs in has that of the account. */
  readonly annotator: string;
  /** Whether the next result comes by itself once one is scored. */
  readonly goesOn: boolean;
}

interface PreferenceActions {
  readonly setTheme: (theme: Theme) => void;
  readonly setDrawerWidth: (width: number) => void;
  readonly setMatrixColumns: (columns: readonly string[]) => void;
  readonly setTraceColumns: (columns: readonly string[]) => void;
  readonly setProject: (project: string) => void;
  readonly setAnnotator: (annotator: string) => void;
  readonly setGoesOn: (goesOn: boolean) => void;
}

/** What the reader likes, kept in the browser. Never what a view shows: that is in its address. */
export const usePreferences = create<Preferences & PreferenceActions>()(
  persist(
    (set) => ({
      theme: "system",
      drawerWidth: 720,
      matrixColumns: undefined,
      traceColumns: undefined,
      project: "default",
      annotator: "",
      goesOn: false,
      setTheme: (theme) => set({ theme }),
      setDrawerWidth: (drawerWidth) => set({ drawerWidth }),
      setMatrixColumns: (matrixColumns) => set({ matrixColumns }),
      setTraceColumns: (traceColumns) => set({ traceColumns }),
      setProject: (project) => set({ project }),
      setAnnotator: (annotator) => set({ annotator }),
      setGoesOn: (goesOn) => set({ goesOn }),
    }),
    { name: "touchstone-preferences", version: 1 },
  ),
);
