import { listPrices, removePrice, setPrice } from "#contract/prices.ts";
import { whoOf } from "../access/principal.ts";
import { route } from "../route.ts";

export const priceRoutes = [
  route(listPrices, async (_input, { prices }) => ({ items: [...prices.list()] })),
  route(setPrice, async (_input, { prices, audit, principal, body }) => {
    await prices.set(body);
    const who = whoOf(principal);
    await audit.record({ who, action: "set price", object: body.model, detail: body });
    return body;
  }),
  route(removePrice, async ({ model, provider = "" }, { prices, audit, principal }) => {
    const removed = await prices.remove(model, provider);
    const who = whoOf(principal);
    if (removed)
      await audit.record({ who, action: "removed price", object: model, detail: { provider } });
    return { removed };
  }),
];
