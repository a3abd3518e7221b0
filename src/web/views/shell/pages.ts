import {
  CircleX,
  ChartLine,
  Database,
  FileSearch,
  GitCompareArrows,
  HeartPulse,
  LayoutDashboard,
  ListTree,
  MessagesSquare,
  Map,
  Play,
  ScrollText,
  Settings,
  Tags,
} from "lucide-react";

/** The pages of a project: the rail, the palette and the `g` keys read this one table. */
export const pages = [
  { to: "/p/$project", label: "Overview", key: "o", icon: LayoutDashboard },
  { to: "/p/$project/runs", label: "Runs", key: "r", icon: Play },
  { to: "/p/$project/compare", label: "Compare", key: "c", icon: GitCompareArrows },
  { to: "/p/$project/prompts", label: "Prompts", key: "p", icon: ScrollText },
  { to: "/p/$project/datasets", label: "Datasets", key: "d", icon: Database },
  { to: "/p/$project/labels", label: "Labels", key: "q", icon: Tags },
  { to: "/p/$project/traces", label: "Traces", key: "t", icon: ListTree },
  { to: "/p/$project/failures", label: "Failures", key: "f", icon: CircleX },
  { to: "/p/$project/sessions", label: "Sessions", key: "e", icon: MessagesSquare },
  { to: "/p/$project/health", label: "Health", key: "h", icon: HeartPulse },
  { to: "/p/$project/retrieval", label: "Retrieval", key: "v", icon: FileSearch },
  { to: "/p/$project/timeline", label: "Timeline", key: "l", icon: ChartLine },
  { to: "/p/$project/map", label: "Map", key: "m", icon: Map },
  { to: "/p/$project/settings", label: "Settings", key: "s", icon: Settings },
] as const;
