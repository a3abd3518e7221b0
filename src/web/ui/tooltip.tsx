import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

interface TooltipProps {
  readonly content: ReactNode;
  /** What is pointed at; takes focus, so that the keyboard reaches the words too. */
  readonly children: ReactElement;
}

/** A few more words on hover or focus. Nothing that is not also reachable elsewhere. */
export function Tooltip({ content, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger delay={250} render={children} />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4} collisionPadding={8}>
          <Base.Popup className="max-w-80 rounded-small border border-hairline-strong bg-surface px-2 py-1 text-small text-ink shadow-float">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
