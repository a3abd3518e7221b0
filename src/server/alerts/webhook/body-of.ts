import type { Alert } from "#contract/alerts.ts";
import type { WebhookBody } from "#contract/webhooks.ts";

interface Message {
  readonly delivery: string;
  readonly project: string;
  readonly event: "alert.fired" | "alert.recovered";
  readonly alert: Alert;
  /** Where the server's pages are found. */
  readonly origin: string;
}

/** What a webhook is told of an alert. */
export function bodyOf({ delivery, project, event, alert, origin }: Message): WebhookBody {
  const { id, at, metric, series, run, value, low, high, n, sentence, recovered } = alert;
  const url = `${origin}${alert.link}`;
  const over = event === "alert.recovered";
  const said = over ? (recovered?.sentence ?? "") : sentence;
  return {
    event,
    delivery,
    project,
    rule: alert.rule,
    alert: { id, at, metric, series, run, value, low, high, n, sentence, recovered },
    url,
    text: `${over ? "Over" : "Alert"}: *${plain(alert.rule.name)}* in ${plain(project)}. ${plain(said)} <${url}|Open>`,
  };
}

/** A message that nothing happened. */
export function testBody(delivery: string, project: string, origin: string): WebhookBody {
  const url = `${origin}/p/${encodeURIComponent(project)}/alerts?tab=webhooks`;
  return {
    event: "test",
    delivery,
    project,
    rule: null,
    alert: null,
    url,
    text: `A test of Touchstone for ${plain(project)}. Nothing happened. <${url}|Open>`,
  };
}

/** Names are no markup: Slack reads these three as such. */
function plain(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
