interface ResizeHandleProps {
  readonly label: string;
  readonly width: number;
  readonly onResize: (width: number) => void;
}

const smallest = 320;
const largest = 1600;
const step = 32;

function clamp(width: number): number {
  return Math.round(Math.min(largest, Math.max(smallest, width)));
}

/** The left edge of a panel that hangs on the right: dragged, or moved with the arrow keys. */
export function ResizeHandle({ label, width, onResize }: ResizeHandleProps) {
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a rule cannot be moved, a splitter can
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={smallest}
      aria-valuemax={largest}
      tabIndex={0}
      className="absolute inset-y-0 -left-1 z-10 hidden w-2 cursor-col-resize touch-none hover:bg-selected md:block"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId))
          onResize(clamp(window.innerWidth - event.clientX));
      }}
      onKeyDown={(event) => {
        if (event.key === "ArrowLeft") onResize(clamp(width + step));
        if (event.key === "ArrowRight") onResize(clamp(width - step));
      }}
    />
  );
}
