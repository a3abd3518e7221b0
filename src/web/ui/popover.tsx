import { Popover as Base } from "@base-ui/react/popover";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";

interface PopoverProps {
  readonly trigger: ReactElement;
  readonly title: string;
  /** For lists of facts. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A floating panel behind a button, for details and small forms. */
export function Popover({ trigger, title, wide, children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          className="z-50 outline-none"
          sideOffset={4}
          align="start"
          collisionPadding={8}
        >
          <Base.Popup
            className={clsx(
              "max-h-[70dvh] max-w-[calc(100vw-16px)] overflow-auto rounded-large border border-hairline-strong bg-surface p-3 shadow-float outline-none",
              wide ? "w-[440px]" : "w-80",
            )}
          >
            <Base.Title className="mb-2 text-body">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
