import { Tabs as Base } from "@base-ui/react/tabs";
import { clsx } from "clsx";
import type { ReactNode } from "react";

interface Tab {
  readonly value: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Takes the height that there is; the content scrolls by itself. */
  readonly fill?: boolean;
}

export function Tabs({ label, tabs, value, onChange, fill }: TabsProps) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next: unknown) => onChange(String(next))}
      className={clsx(fill && "flex min-h-0 flex-1 flex-col")}
    >
      <Base.List aria-label={label} className="flex gap-3 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px h-8 shrink-0 border-b-2 border-transparent px-0.5 whitespace-nowrap text-muted hover:text-ink data-active:border-accent data-active:text-ink"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          className={clsx(
            "outline-offset-4",
            fill ? "flex min-h-0 flex-1 flex-col pt-2 data-hidden:hidden" : "pt-3",
          )}
        >
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
