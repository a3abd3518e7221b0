import { Link } from "@tanstack/react-router";
import { ChevronDown, Menu, Search, Share2 } from "lucide-react";
import { lazy, Suspense } from "react";
import { buttonClass } from "#web/ui/button.tsx";
import { IconButton } from "#web/ui/icon-button.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

const LiveMark = lazy(async () => ({ default: (await import("./live-mark.tsx")).LiveMark }));

const AccountMenu = lazy(async () => ({
  default: (await import("./account-menu.tsx")).AccountMenu,
}));

interface HeaderProps {
  readonly project: string;
  readonly onMenu: () => void;
  readonly onSwitch: () => void;
  readonly onSearch: () => void;
  readonly onShare: () => void;
}

const onMac = navigator.userAgent.includes("Mac");

export function Header({ project, onMenu, onSwitch, onSearch, onShare }: HeaderProps) {
  return (
    <header className="flex h-11 shrink-0 items-center gap-1 border-b bg-sunken px-2 sm:gap-2 sm:px-3">
      <IconButton
        label="Pages"
        className="sm:hidden"
        icon={<Menu size={16} aria-hidden />}
        onClick={onMenu}
      />
      <Link
        to="/p/$project"
        params={{ project }}
        search={{}}
        className="rounded-small px-1 font-strong max-sm:sr-only"
      >
        Touchstone
      </Link>
      <span aria-hidden className="text-muted max-sm:hidden">
        ▸
      </span>
      <button
        type="button"
        onClick={onSwitch}
        aria-haspopup="dialog"
        aria-label={`Project ${project}. Switch project`}
        className="inline-flex h-7 min-w-0 items-center gap-1 rounded-small px-1.5 hover:bg-hover"
      >
        <span className="truncate">{project}</span>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-muted" />
      </button>
      <div className="flex flex-1 justify-center px-2">
        <button
          type="button"
          onClick={onSearch}
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K"
          className="inline-flex h-7 w-full max-w-96 items-center gap-2 rounded-small border border-hairline-strong bg-surface px-2 text-muted hover:text-ink max-sm:w-auto max-sm:border-0 max-sm:bg-transparent"
        >
          <Search size={14} aria-hidden />
          <span className="flex-1 text-left max-sm:sr-only">Search or jump</span>
          <kbd className="font-sans text-small max-sm:hidden">{onMac ? "⌘K" : "Ctrl K"}</kbd>
        </button>
      </div>
      <Suspense fallback={<span className="w-16" />}>
        <LiveMark project={project} />
      </Suspense>
      <ThemeToggle />
      <button
        type="button"
        onClick={onShare}
        aria-haspopup="dialog"
        aria-keyshortcuts="Shift+S"
        title="Share this page"
        className={buttonClass("plain", "max-sm:px-1.5")}
      >
        <Share2 size={14} aria-hidden />
        <span className="max-sm:sr-only">Share</span>
      </button>
      <Suspense>
        <AccountMenu project={project} />
      </Suspense>
    </header>
  );
}
