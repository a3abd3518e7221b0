import type { Example } from "./dataset.ts";
import {
  type Country,
  type Order,
  orders,
  parcelCostUsd,
  refundOf,
  type Service,
} from "./orders.ts";

type Draft = Omit<Example, "id" | "pages">;

/** Questions about the books; their references are computed from the books. */
export const orderQuestions: readonly Draft[] = [
  ...[...orders.values()].map(statusQuestion),
  ...[...orders.values()].filter(({ status }) => status === "delivered").map(refundQuestion),
  ...[...orders.values()].filter((_, at) => at % 2 === 0).map(resendQuestion),
  ...(
    [
      [2.4, "Norway", "express"],
      [0.6, "France", "standard"],
      [5.2, "Canada", "standard"],
      [1.5, "Portugal", "express"],
    ] as const
  ).map(([weightKg, country, service]) => parcelQuestion(weightKg, country, service)),
  ...["LL-2999", "LL-1100", "LL-7"].map(missingQuestion),
];

function statusQuestion({ id, status }: Order): Draft {
  return about("easy", `Where is my order ${id}?`, status);
}

function refundQuestion(order: Order): Draft {
  const { amountUsd } = refundOf(order);
  return about(
    "hard",
    `How much money do I get back for order ${order.id}?`,
    amountUsd > 0 ? `${amountUsd.toFixed(2)} dollars` : "no refund",
  );
}

function resendQuestion(order: Order, at: number): Draft {
  const service: Service = at % 2 === 0 ? "express" : "standard";
  const cost = parcelCostUsd(order.weightKg, order.country, service);
  return about(
    "hard",
    `What would it cost to send order ${order.id} once more, by ${service} parcel?`,
    `${cost.toFixed(2)} dollars`,
  );
}

function parcelQuestion(weightKg: number, country: Country, service: Service): Draft {
  return about(
    "medium",
    `What does a parcel of ${weightKg} kg to ${country} cost by ${service}?`,
    `${parcelCostUsd(weightKg, country, service).toFixed(2)} dollars`,
  );
}

function missingQuestion(id: string): Draft {
  return about("medium", `Has order ${id} left already?`, `cannot find order ${id}`);
}

function about(difficulty: Draft["difficulty"], input: string, reference: string): Draft {
  return { topic: "orders", difficulty, input, reference };
}
