import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Shortcut {
  /** One key (`j`), or several in a row (`g c`). `mod+` is the command or control key. */
  readonly keys: string;
  /** What it does, for the map. */
  readonly does: string;
  readonly run: () => void;
}

interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

const sequenceWithinMs = 1200;

let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();

function setGroups(next: readonly ShortcutGroup[]): void {
  groups = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every shortcut that works at the moment, for the map. */
export function useShortcutMap(): readonly ShortcutGroup[] {
  const now = () => groups;
  return useSyncExternalStore(subscribe, now, now);
}

/** Shortcuts that work while the component is mounted. External system: the window's keyboard. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const newest = useRef(shortcuts);
  const names = shortcuts.map(({ keys, does }) => `${keys}\t${does}`).join("\n");
  useEffect(() => {
    newest.current = shortcuts;
  });
  useEffect(() => {
    const group = { title, shortcuts: newest.current };
    setGroups([...groups, group]);
    let pressed: { readonly keys: string; readonly atMs: number } | undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const key = keyName(event);
      if (event.defaultPrevented || key === undefined) return;
      const recent = pressed && event.timeStamp - pressed.atMs < sequenceWithinMs;
      const keys = recent ? `${pressed?.keys} ${key}` : key;
      const hit =
        newest.current.find((one) => one.keys === keys) ??
        newest.current.find((one) => one.keys === key);
      pressed = hit ? undefined : { keys: key, atMs: event.timeStamp };
      if (!hit) return;
      event.preventDefault();
      hit.run();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => {
      setGroups(groups.filter((one) => one !== group));
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [title, names]);
}

const modifiers = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock"]);

/** Undefined where the key belongs to what is focused. */
function keyName(event: KeyboardEvent): string | undefined {
  if (modifiers.has(event.key)) return undefined;
  if (event.ctrlKey || event.metaKey)
    return event.altKey ? undefined : `mod+${event.key.toLowerCase()}`;
  if (event.altKey) return undefined;
  const { target } = event;
  if (!(target instanceof Element)) return event.key;
  if (target.closest("input:not([type=checkbox]),textarea,select,[contenteditable=true]"))
    return undefined;
  // A dialog or menu keeps its keys to itself.
  if (target.closest('[role="dialog"],[role="menu"]')) return undefined;
  if (event.key === "Enter" && target.closest("a,button,summary")) return undefined;
  return event.key;
}
