import { useShortcutMap } from "#web/state/shortcuts.ts";
import { Dialog } from "#web/ui/dialog.tsx";

/** Every key that works on the page that is open. */
export function KeyboardMap({ onClose }: { onClose: () => void }) {
  const groups = useShortcutMap();
  return (
    <Dialog open onClose={onClose} title="Keyboard">
      <div className="overflow-auto p-4">
        {groups.map(({ title, shortcuts }) => (
          <section key={title} className="pb-4">
            <h3 className="pb-1 text-muted">{title}</h3>
            <dl>
              {shortcuts.map(({ keys, does }) => (
                <div key={keys} className="flex h-7 items-center justify-between border-b">
                  <dt>{does}</dt>
                  <dd className="flex gap-1">
                    {keys.split(" ").map((key) => (
                      <kbd
                        key={key}
                        className="min-w-5 rounded-small border border-hairline-strong px-1 text-center font-mono"
                      >
                        {key.replace("mod+", "⌘/Ctrl ")}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
