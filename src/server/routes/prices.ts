import { listPrices, removePrice, setPrice } from "#contract/prices.ts";
import { route } from "../route.ts";

export const priceRoutes = [
  route(listPrices, async (_input, { prices }) => ({ items: [...prices.list()] })),
  route(setPrice, async (_input, { prices, body }) => {
    await prices.set(body);
    return body;
  }),
  route(removePrice, async ({ model, provider = "" }, { prices }) => ({
    removed: await prices.remove(model, provider),
  })),
];
