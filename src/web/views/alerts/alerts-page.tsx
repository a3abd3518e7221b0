import { useQuery } from "@tanstack/react-query";
import { countAlerts, listAlertRules } from "#contract/alerts.ts";
import { alertsLink, alertTabs } from "#contract/links/alerts-link.ts";
import { queryFor } from "#web/data/query-for.ts";
import { useLinkState, useProjectName } from "#web/state/link-state.ts";
import { PageHead } from "#web/ui/page.tsx";
import { Skeleton } from "#web/ui/skeleton.tsx";
import { Tabs } from "#web/ui/tabs.tsx";
import { AlertFeed } from "./alert-feed.tsx";
import { feedSentence } from "./feed-sentence.ts";
import { RulesTab } from "./rules-tab.tsx";
import { WebhooksTab } from "./webhooks-tab.tsx";

/** What rules noticed, the rules, and who is told. */
export function AlertsPage() {
  const project = useProjectName();
  const [state, setState] = useLinkState(alertsLink);
  const { tab = "feed" } = state;
  const parts = { project, state, setState };
  return (
    <>
      <PageHead title="Alerts" sentence={<Sentence project={project} />} />
      <Tabs
        label="Alerts"
        value={tab}
        onChange={(next) =>
          setState({
            tab: alertTabs.find((one) => one === next),
            adding: undefined,
            rule: undefined,
          })
        }
        tabs={[
          { value: "feed", label: "Feed", content: tab === "feed" && <AlertFeed {...parts} /> },
          { value: "rules", label: "Rules", content: tab === "rules" && <RulesTab {...parts} /> },
          {
            value: "webhooks",
            label: "Webhooks",
            content: tab === "webhooks" && <WebhooksTab project={project} />,
          },
        ]}
      />
    </>
  );
}

function Sentence({ project }: { project: string }) {
  const counts = useQuery(queryFor(countAlerts, { p: project }));
  const rules = useQuery(queryFor(listAlertRules, { p: project }));
  if (counts.data && rules.data) return feedSentence(counts.data, rules.data.items.length);
  if (counts.error || rules.error) return "";
  return <Skeleton className="mt-1 h-4 w-80 max-w-full" />;
}
