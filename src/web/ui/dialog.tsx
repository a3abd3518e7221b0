import { Dialog as Base } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** The title is read out, not shown. */
  readonly titleHidden?: boolean;
  /** `sheet` hangs on the left edge, as the folded navigation does. */
  readonly shape?: "center" | "top" | "sheet";
  readonly className?: string;
  readonly children: ReactNode;
}

const shapes = {
  center:
    "top-1/2 left-1/2 max-h-[85dvh] w-[560px] max-w-[calc(100vw-24px)] -translate-x-1/2 -translate-y-1/2 rounded-large",
  top: "top-[10dvh] left-1/2 max-h-[76dvh] w-[640px] max-w-[calc(100vw-24px)] -translate-x-1/2 rounded-large",
  sheet: "inset-y-0 left-0 w-64 border-y-0 border-l-0",
};

/** A modal layer: focus stays inside, Esc closes, focus goes back to where it came from. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, titleHidden, shape = "center", className, children } = props;
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Base.Popup
          className={clsx(
            "fixed z-50 flex flex-col overflow-hidden border border-hairline-strong bg-surface text-ink shadow-float outline-none",
            shapes[shape],
            className,
          )}
        >
          {titleHidden ? (
            <Base.Title className="sr-only">{title}</Base.Title>
          ) : (
            <div className="flex h-11 shrink-0 items-center justify-between border-b px-4">
              <Base.Title className="text-lead">{title}</Base.Title>
              <Base.Close
                aria-label="Close"
                className="inline-flex size-7 items-center justify-center rounded-small text-muted hover:bg-hover hover:text-ink"
              >
                <X size={16} aria-hidden />
              </Base.Close>
            </div>
          )}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
