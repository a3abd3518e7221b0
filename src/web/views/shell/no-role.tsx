import { Link } from "@tanstack/react-router";
import type { Person } from "#contract/auth.ts";
import { PageHead } from "#web/ui/page.tsx";

/** In place of every page of a project that the reader has no role in. */
export function NoRole({ project, person }: { project: string; person: Person }) {
  const { name, roles } = person;
  return (
    <>
      <PageHead
        title="You may not see this project"
        sentence={`This needs the role viewer in project "${project}"; you are ${name} and have no role there.`}
      />
      <p>An admin of the project can give it to you, or invite you by a link.</p>
      {roles.length > 0 && (
        <>
          <h2 className="pt-4 text-body">Projects that you may see</h2>
          <ul>
            {roles.map((each) => (
              <li key={each.project} className="truncate">
                <Link
                  to="/p/$project"
                  params={{ project: each.project }}
                  search={{}}
                  className="link"
                >
                  {each.project}
                </Link>
                <span className="text-muted">{` as ${each.role}`}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
