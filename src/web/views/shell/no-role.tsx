import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listProjects } from "#contract/projects.ts";
import { queryFor } from "#web/data/query-for.ts";
import { PageHead } from "#web/ui/page.tsx";

const mostShown = 20;

/** In place of every page of a project that the reader has no role in. */
export function NoRole({ project, name }: { project: string; name: string }) {
  const { data } = useQuery(queryFor(listProjects, { limit: mostShown }));
  return (
    <>
      <PageHead
        title="You may not see this project"
        sentence={`This needs the role viewer in project "${project}"; you are ${name} and have no role there.`}
      />
      <p>An admin of the project can give it to you, or invite you by a link.</p>
      {data && data.items.length > 0 && (
        <>
          <h2 className="pt-4 text-body">Projects that you may see</h2>
          <ul>
            {data.items.map((each) => (
              <li key={each.name} className="truncate">
                <Link to="/p/$project" params={{ project: each.name }} search={{}} className="link">
                  {each.name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
