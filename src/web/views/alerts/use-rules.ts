import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "#client/call.ts";
import {
  type AlertRuleDraft,
  changeAlertRule,
  createAlertRule,
  listAlertRules,
  removeAlertRule,
} from "#contract/alerts.ts";
import { refreshProject } from "#web/data/live.ts";
import { queryFor } from "#web/data/query-for.ts";

/** The rules of a project and what can be done to them. */
export function useRules(project: string) {
  const client = useQueryClient();
  const query = useQuery(queryFor(listAlertRules, { p: project }));
  const onSuccess = () => refreshProject(client, project);
  const save = useMutation({
    mutationFn: ({
      id,
      rule,
    }: {
      readonly id: string | undefined;
      readonly rule: AlertRuleDraft;
    }) =>
      id === undefined
        ? call(createAlertRule, { p: project }, { body: rule })
        : call(changeAlertRule, { p: project, id }, { body: rule }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(removeAlertRule, { p: project, id }),
    onSuccess,
  });
  return { query, save, remove };
}
