import { usePreferences } from "./preferences.ts";

/** A view that was handed on: shown as it was shared, apart from the rest of the dashboard. */
export interface OpenedView {
  readonly kind: "share" | "snapshot" | "file" | "preview";
  readonly title: string;
  /** Address of the page that it shows. */
  readonly page: string;
  readonly by: string;
  /** When it was made, ISO. */
  readonly at: string;
  readonly expiresAt?: string | null | undefined;
  readonly hash?: string | undefined;
  readonly preferences?:
    | {
        readonly matrixColumns?: readonly string[] | undefined;
        readonly traceColumns?: readonly string[] | undefined;
      }
    | undefined;
}

let opened: OpenedView | undefined;

/** The view that this page was opened for; undefined in the dashboard itself. Set before anything is drawn. */
export function openedView(): OpenedView | undefined {
  return opened;
}

/** Shows the view with its sharer's columns. What the reader likes is neither used for that nor changed. */
export function openView(view: OpenedView): void {
  opened = view;
  const theme = usePreferences.getState().theme;
  usePreferences.persist.setOptions({ storage: undefined });
  usePreferences.setState({
    ...usePreferences.getInitialState(),
    matrixColumns: undefined,
    traceColumns: undefined,
    ...view.preferences,
    theme,
  });
}
