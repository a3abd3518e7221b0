import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#client/call.ts";
import {
  changeWebhook,
  createWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  testWebhook,
  type webhookChange,
  type webhookDraft,
} from "#contract/webhooks.ts";
import { refreshProject } from "#web/data/live.ts";
import { queryFor } from "#web/data/query-for.ts";

const deliveriesEveryMs = 5_000;

/** The webhooks of a project and what can be done to them. */
export function useWebhooks(project: string) {
  const client = useQueryClient();
  const query = useQuery(queryFor(listWebhooks, { p: project }));
  const onSuccess = () => refreshProject(client, project);
  const add = useMutation({
    mutationFn: (body: z.input<typeof webhookDraft>) =>
      call(createWebhook, { p: project }, { body }),
    onSuccess,
  });
  const change = useMutation({
    mutationFn: ({ id, ...body }: z.input<typeof webhookChange> & { readonly id: string }) =>
      call(changeWebhook, { p: project, id }, { body }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(removeWebhook, { p: project, id }),
    onSuccess,
  });
  const test = useMutation({
    mutationFn: (id: string) => call(testWebhook, { p: project, id }),
    onSuccess,
  });
  return { query, add, change, remove, test };
}

/** The log of messages; while one is on its way it is read again by itself. */
export function useDeliveries(project: string) {
  return useQuery({
    ...queryFor(listDeliveries, { p: project }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ status }) => status === "waiting") ? deliveriesEveryMs : false,
  });
}
