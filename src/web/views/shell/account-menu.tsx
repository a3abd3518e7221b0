import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { CircleUser } from "lucide-react";
import { call } from "#client/call.ts";
import { signInPath, signOut } from "#contract/auth.ts";
import { roleOf, useMe } from "#web/data/use-me.ts";
import { buttonClass } from "#web/ui/button.tsx";
import { Menu } from "#web/ui/menu.tsx";

/** Who is signed in, and the way out; nothing where there are no accounts. */
export function AccountMenu({ project }: { project: string }) {
  const me = useMe();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: async () => call(signOut, {}),
    // Everything of the person leaves the page with them.
    onSuccess: () => window.location.assign(signInPath),
  });
  if (!me?.person) return null;
  const { name, admin } = me.person;
  const role = admin ? "admin of the server" : (roleOf(me, project) ?? "no role here");
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={`Signed in as ${name}, ${role}`}
          title={`${name}, ${role}`}
          className={buttonClass("quiet", "max-w-44 min-w-0 shrink px-1.5")}
        >
          <CircleUser size={16} aria-hidden className="shrink-0" />
          <bdi className="truncate max-md:sr-only">{name}</bdi>
        </button>
      }
      entries={[
        {
          key: "account",
          label: (
            <span className="truncate">
              Your account <span className="text-muted">{`(${role})`}</span>
            </span>
          ),
          onChoose: () =>
            void navigate({ to: "/p/$project/settings", params: { project }, search: {} }),
        },
        {
          key: "out",
          label: leave.isPending ? "Signing out" : "Sign out",
          onChoose: () => leave.mutate(),
        },
      ]}
    />
  );
}
