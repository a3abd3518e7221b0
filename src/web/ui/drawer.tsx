import { ChevronDown, ChevronUp, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button.tsx";
import { withRedacted } from "./redacted-text.tsx";
import { ScrollRegion } from "./scroll-region.tsx";
import { ResizeHandle } from "./resize-handle.tsx";

interface DrawerProps {
  readonly title: ReactNode;
  /** Names the region for screen readers. */
  readonly label: string;
  readonly width: number;
  readonly onResize: (width: number) => void;
  readonly onClose: () => void;
  readonly onNext?: (() => void) | undefined;
  readonly onPrevious?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Moves the focus in, and back to where it was when the panel closes. */
function holdFocus(heading: HTMLHeadingElement | null) {
  const before = document.activeElement;
  heading?.focus({ preventScroll: true });
  return () => {
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}

/** A panel beside the page, under the bar at the top: the list stays usable. Covers the page on a phone. */
export function Drawer(props: DrawerProps) {
  const { title, label, width, onResize, onClose, onNext, onPrevious, children } = props;
  return (
    <aside
      aria-label={label}
      className="fixed top-11 right-0 bottom-0 z-30 flex w-full flex-col border-l border-hairline-strong bg-surface shadow-float md:w-[min(var(--drawer),92vw)]"
      style={{ "--drawer": `${width}px` }}
    >
      <ResizeHandle width={width} onResize={onResize} label={`Width of ${label.toLowerCase()}`} />
      <header className="flex h-11 shrink-0 items-center gap-1 border-b pr-2 pl-4">
        <h2
          ref={holdFocus}
          tabIndex={-1}
          className="min-w-0 flex-1 truncate text-lead outline-none"
        >
          {withRedacted(title)}
        </h2>
        {onPrevious && (
          <IconButton label="Previous (k)" icon={<ChevronUp size={16} />} onClick={onPrevious} />
        )}
        {onNext && (
          <IconButton label="Next (j)" icon={<ChevronDown size={16} />} onClick={onNext} />
        )}
        <IconButton label="Close (Esc)" icon={<X size={16} />} onClick={onClose} />
      </header>
      <ScrollRegion className="min-h-0 flex-1 overflow-auto p-4" aria-label={label}>
        {children}
      </ScrollRegion>
    </aside>
  );
}
