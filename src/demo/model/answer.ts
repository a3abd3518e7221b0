import { z } from "zod";
import type { Message } from "./chat.ts";
import { orderIn, safeJson } from "./tool-plan.ts";

const refundAnswer = z.object({ amount_usd: z.number(), reason: z.string() });
const shippingAnswer = z.object({ cost_usd: z.number() });
const orderAnswer = z.object({
  order: z.object({ item: z.string(), status: z.string(), total_usd: z.number() }).loose(),
});

/** An answer from what tools have said; undefined when they said nothing that helps. */
export function answerFromTools(question: string, answers: readonly Message[]): string | undefined {
  const order = orderIn(question) ?? "";
  const said = (name: string): unknown =>
    safeJson(answers.findLast(({ toolName }) => toolName === name)?.content ?? "");
  const refund = refundAnswer.safeParse(said("check_refund"));
  if (refund.success)
    return refund.data.amount_usd > 0
      ? `You get ${dollars(refund.data.amount_usd)} back for order ${order}.`
      : `There is no refund for order ${order}: ${refund.data.reason}.`;
  const shipping = shippingAnswer.safeParse(said("calculate_shipping"));
  if (shipping.success) return `That costs ${dollars(shipping.data.cost_usd)}.`;
  if (answers.some(({ content }) => content.includes("unknown_order")))
    return `I cannot find order ${order} in our books.`;
  if (answers.some(({ content }) => content.includes("timeout")))
    return "Our books do not answer at the moment. Please ask again later.";
  const book = orderAnswer.safeParse(said("look_up_order"));
  if (!book.success) return undefined;
  const { item, status, total_usd: total } = book.data.order;
  return /money|cost/i.test(question)
    ? `Order ${order} (${item}) is ${status}; its total was ${dollars(total)}.`
    : `Order ${order} (${item}) is ${status}.`;
}

function dollars(amount: number): string {
  return `${amount.toFixed(2)} dollars`;
}
