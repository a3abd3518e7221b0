import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { chance } from "../chance.ts";
import { orders, parcelCostUsd, refundOf, services } from "../shop/orders.ts";

/** A tool could not do what it was asked. The name of the class is what people group failures by. */
export class UnknownOrder extends Error {
  override readonly name = "UnknownOrder";
}
export class BadArguments extends Error {
  override readonly name = "BadArguments";
}
export class ToolTimeout extends Error {
  override readonly name = "ToolTimeout";
}

/** A tool as the model sees it, and what it does. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** `key` decides whether the service behind the tool answers this time. */
  readonly run: (written: unknown, key: string) => Promise<unknown>;
}

function tool<Input extends z.ZodType>(
  name: string,
  description: string,
  input: Input,
  run: (input: z.output<Input>, key: string) => Promise<unknown>,
): Tool {
  return {
    name,
    description,
    parameters: z.toJSONSchema(input),
    async run(written, key) {
      const parsed = input.safeParse(written);
      if (parsed.success) return run(parsed.data, key);
      const [issue] = parsed.error.issues;
      throw new BadArguments(`${issue?.path.join(".")}: ${issue?.message}`);
    },
  };
}

const orderInput = z.object({ order_id: z.string() });

function bookOf(id: string) {
  const order = orders.get(id);
  if (!order) throw new UnknownOrder(`there is no order ${id}`);
  return order;
}

/** Waits as the service behind a tool would; some calls are never answered. */
async function ask(service: string, takesMs: number, failing: number, key: string): Promise<void> {
  if (chance(`${service}:${key}`) < failing) {
    await sleep(40);
    throw new ToolTimeout(`the ${service} did not answer within 40 ms`);
  }
  await sleep(takesMs);
}

export const tools: readonly Tool[] = [
  tool("look_up_order", "The state of an order in the books.", orderInput, async (input, key) => {
    await ask("order book", 3, 0.05, key);
    const order = bookOf(input.order_id);
    return {
      order: {
        id: order.id,
        item: order.item,
        status: order.status,
        delivered_days_ago: order.deliveredDaysAgo,
        total_usd: order.totalUsd,
        weight_kg: order.weightKg,
        country: order.country,
      },
    };
  }),
  tool(
    "check_refund",
    "What a customer gets back for an order.",
    orderInput,
    async (input, key) => {
      await ask("refund ledger", 8, 0.35, key);
      const { amountUsd, reason } = refundOf(bookOf(input.order_id));
      return { amount_usd: amountUsd, reason };
    },
  ),
  tool(
    "calculate_shipping",
    "What a parcel costs.",
    z.object({
      weight_kg: z.number(),
      country: z.enum(["Portugal", "France", "Norway", "Canada"]),
      service: z.enum(services),
    }),
    async ({ weight_kg, country, service }, key) => {
      await ask("price list", 2, 0.02, key);
      return { cost_usd: parcelCostUsd(weight_kg, country, service) };
    },
  ),
];

/** Offered to a model that is not given pages. */
export const searchInput = z.object({ query: z.string() });
export const searchTool = {
  name: "search_manual",
  description: "Pages of the shop's manual about something.",
  parameters: z.toJSONSchema(searchInput),
};
